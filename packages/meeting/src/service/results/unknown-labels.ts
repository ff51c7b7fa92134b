import { type FaceAnchor, type People, trackAt } from "@hapju/diarization";
import type { Segment } from "@hapju/spec";
import type { MeetingResult } from "./results.ts";

/** An unknown person of a meeting: the label, and where in the recording it means someone. */
export interface UnknownLabel {
  /** `unknown-3`; never given to another person of the meeting. */
  readonly label: string;
  readonly spoken: readonly Segment[];
  /** One sighting of each track, and how long the track is in view. */
  readonly faces: readonly { readonly at: FaceAnchor; readonly seconds: number }[];
}

/** The labels of a meeting, and those of one run. */
export interface MeetingLabels {
  /** All that were ever given, with the place of the person when they were given last. */
  readonly all: readonly UnknownLabel[];
  /** Speaker of the run → label. Empty: the run was not published yet. */
  readonly ofRun: Readonly<Record<string, string>>;
}

/** Of a meeting without minutes. */
export const NO_LABELS: MeetingLabels = { all: [], ofRun: {} };

const UNKNOWN = /^unknown-(\d+)$/;
const numberOf = (speaker: string) => Number(UNKNOWN.exec(speaker)?.[1] ?? 0);
/** Whether a speaker of a run is a person without a name. */
export const isUnknown = (speaker: string): boolean => UNKNOWN.test(speaker);

const secondsOf = ({ startSeconds, endSeconds }: Segment) => endSeconds - startSeconds;

/** Seconds that two lists of segments share, each in order of time. */
function sharedTime(some: readonly Segment[], others: readonly Segment[]): number {
  let seconds = 0;
  let at = 0;
  for (const one of some) {
    for (let next = at; next < others.length; next += 1) {
      const other = others[next];
      if (!other || other.startSeconds >= one.endSeconds) break;
      if (other.endSeconds <= one.startSeconds) at = next;
      seconds += Math.max(
        0,
        Math.min(one.endSeconds, other.endSeconds) - Math.max(one.startSeconds, other.startSeconds),
      );
    }
  }
  return seconds;
}

/** Where a speaker is heard and seen. */
function placeOf({ minutes, people }: MeetingResult, speaker: string): Omit<UnknownLabel, "label"> {
  const spoken = minutes.transcript
    .filter((turn) => turn.speaker === speaker)
    .map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
  const faces = people.tracks
    .filter((track) => track.speaker === speaker)
    .flatMap(({ boxes, track }) => {
      const sighting = boxes[Math.floor(boxes.length / 2)];
      if (!sighting) return [];
      const { seconds, box } = sighting;
      const at = { seconds, x: box.x + box.width / 2, y: box.y + box.height / 2 };
      return [{ at, seconds: track.visible.reduce((sum, segment) => sum + secondsOf(segment), 0) }];
    });
  return { spoken, faces };
}

/** Seconds in which a speaker is heard and seen where a label was. */
function sharedSeconds(
  place: Omit<UnknownLabel, "label">,
  label: UnknownLabel,
  { tracks }: People,
  speaker: string,
): number {
  const seen = label.faces.map(({ at, seconds }) => (trackAt(tracks, at)?.speaker === speaker ? seconds : 0));
  return seen.reduce((sum, each) => sum + each, sharedTime(place.spoken, label.spoken));
}

/**
 * Gives the people without a name in a run the labels that they had in earlier minutes of the meeting, and new ones to
 * those who had none: a correction, another analysis or a withdrawal never gives a label to another person.
 * @param speakers those to be labelled: `unknown-N` of the run, or ids of people who may not be named
 */
export function labelSpeakers(
  speakers: readonly string[],
  result: MeetingResult,
  { all, ofRun }: MeetingLabels,
): MeetingLabels {
  const labels = new Map(Object.entries(ofRun));
  const entries = new Map(all.map((entry) => [entry.label, entry]));
  const places = new Map(
    speakers.filter((speaker) => !labels.has(speaker)).map((speaker) => [speaker, placeOf(result, speaker)]),
  );
  const pairs = [...places].flatMap(([speaker, place]) =>
    all.map((entry) => ({
      speaker,
      label: entry.label,
      seconds: sharedSeconds(place, entry, result.people, speaker),
    })),
  );
  const taken = new Set(labels.values());
  for (const { speaker, label, seconds } of pairs.toSorted((a, b) => b.seconds - a.seconds)) {
    if (seconds <= 0 || labels.has(speaker) || taken.has(label)) continue;
    labels.set(speaker, label);
    taken.add(label);
  }
  let last = Math.max(0, ...[...entries.keys(), ...labels.values()].map(numberOf));
  const isFirst = all.length === 0 && labels.size === 0;
  for (const speaker of [...places.keys()].toSorted((a, b) => rank(a) - rank(b))) {
    if (labels.has(speaker)) continue;
    last = isFirst && isUnknown(speaker) ? numberOf(speaker) : last + 1;
    labels.set(speaker, `unknown-${last}`);
  }
  for (const [speaker, { spoken, faces }] of places) {
    const label = labels.get(speaker);
    if (label === undefined) continue;
    const before = entries.get(label);
    entries.set(label, {
      label,
      spoken: spoken.length > 0 ? spoken : (before?.spoken ?? []),
      faces: faces.length > 0 ? faces : (before?.faces ?? []),
    });
  }
  return { all: [...entries.values()], ofRun: Object.fromEntries(labels) };
}

/** Those whom the run numbered first, in their order. */
const rank = (speaker: string) => numberOf(speaker) || Number.POSITIVE_INFINITY;
