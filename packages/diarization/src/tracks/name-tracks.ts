import type { Calibration } from "@hapju/spec";
import type { Correction } from "../corrections/correction.ts";
import type { Naming } from "../decisions.ts";
import { defined } from "../defined.ts";
import { type Answer, assign, type Conflicts, type Nameable } from "../naming/assign.ts";
import { candidatesOf, totalEvidence } from "../naming/candidates.ts";
import { NAME_FROM, personPrior, reaches, type Threshold, UNKNOWN_SHARE } from "../naming/thresholds.ts";
import type { Calibrations } from "../observations/people.ts";
import { sameFace } from "./appearance.ts";
import { linkTracks, type TrackDecision } from "./link-tracks.ts";
import { moveAsOne, sharedVisible } from "./same-motion.ts";
import { trackCorrections } from "./track-corrections.ts";
import type { TrackEvidence } from "./track-evidence.ts";

/** The prior share of unknown people counts as much as this many tracks: among known people the next is more likely known. */
const UNKNOWN_SHARE_TRACKS = 2;
/** Two tracks seen together for longer are two people. */
const TOGETHER_SECONDS = 0.3;
const SHOWN_FRAMES = 5;

/** The name of a track, before unknown people are numbered. */
export interface TrackNaming extends Omit<Naming, "speaker" | "segments"> {
  /** A person's id, or the id of the first track of the same unknown person. */
  readonly entity: string;
  /** Whether `entity` is a person. */
  readonly known: boolean;
}

/** Names every track, or says which unknown person it shows. */
export function nameTracks(
  tracks: readonly TrackEvidence[],
  directorySize: number,
  calibrations: Calibrations,
  corrections: readonly Correction[],
): TrackNaming[] {
  const { face } = calibrations;
  const corrected = trackCorrections(
    tracks.map(({ track }) => track),
    corrections,
  );
  const apart = tracks.map((a, at) => tracks.map((b, other) => at < other && areTwoPeople(a, b, face)));
  const areApart: Conflicts = (a, b) => apart[Math.min(a, b)]?.[Math.max(a, b)] ?? false;
  const conflicts: Conflicts = (a, b) => areApart(a, b) && !corrected.areSame(a, b);

  const uncorrected = assign(
    tracks.map((one) => nameableOf(one, UNKNOWN_SHARE, directorySize)),
    areApart,
  );
  const nameables = tracks.map((one, at): Nameable => {
    const { is, not } = corrected.at(at);
    if (is !== undefined) return { weights: new Map(is ? [[is, 1e3]] : []), unknown: 0 };
    const others = uncorrected.filter((_, other) => other !== at);
    const { weights, unknown } = nameableOf(one, unknownShareOf(others), directorySize);
    return { weights: new Map([...weights].filter(([id]) => !not.has(id))), unknown };
  });
  const answers = assign(nameables, conflicts);

  const all = tracks.map((one, at) => ({
    ...one,
    nameable: defined(nameables[at]),
    answer: defined(answers[at]),
  }));
  const decisions = all.map(({ appearance, evidence, nameable, answer }, at): TrackDecision => {
    const { person, confidence } = answer;
    const { is } = corrected.at(at);
    if (is !== undefined) return { person: is, reason: "corrected", confidence: 1 };
    const reach = (id: string, threshold: Threshold) => reaches(evidence.get(id), threshold, calibrations);
    const decisive = appearance?.decisive || !face;
    if (person !== null && confidence >= NAME_FROM && decisive && reach(person, "nameFrom"))
      return { person, reason: "recognised", confidence };
    const worthAsking = [...nameable.weights.keys()].some((id) => reach(id, "askFrom"));
    return {
      person: null,
      reason: worthAsking ? "uncertain" : "unknown",
      confidence: person === null ? confidence : 1 - confidence,
    };
  });
  const linked = linkTracks(tracks, decisions, { face, conflicts, corrections: corrected });
  return all.map((one, at): TrackNaming => {
    const { person, reason, confidence, linkedTo, group } = defined(linked[at]);
    const candidates = candidatesOf(one.nameable, (id) => one.evidence.get(id));
    const given = person ?? "unknown";
    const runnerUp = candidates.find((candidate) => candidate.person !== given);
    return {
      entity: person ?? defined(tracks[group]).track.id,
      known: person !== null,
      reason,
      confidence,
      candidates,
      ...(runnerUp ? { runnerUp } : {}),
      ...(linkedTo ? { linkedTo } : {}),
      frames: decidingFrames(one),
    };
  });
}

function nameableOf({ evidence }: TrackEvidence, unknownShare: number, directorySize: number): Nameable {
  const prior = personPrior(unknownShare, directorySize);
  const weights = [...evidence].flatMap(([id, sources]): [string, number][] => {
    const total = totalEvidence(sources);
    return total === undefined ? [] : [[id, prior + total]];
  });
  return { weights: new Map(weights), unknown: Math.log(unknownShare) };
}

/** How likely a person is not in the directory, by the answers for the other tracks of the recording. */
function unknownShareOf(answers: readonly Answer[]): number {
  const unknown = answers.reduce(
    (sum, { person, confidence }) => sum + (person === null ? confidence : 1 - confidence),
    UNKNOWN_SHARE_TRACKS * UNKNOWN_SHARE,
  );
  return unknown / (answers.length + UNKNOWN_SHARE_TRACKS);
}

/** Two faces seen together are two people, unless they look alike and move as one: a person in two tiles. */
function areTwoPeople(a: TrackEvidence, b: TrackEvidence, face: Calibration | undefined): boolean {
  if (sharedVisible(a.track, b.track) <= TOGETHER_SECONDS) return false;
  const looksAnother = face && a.appearance && b.appearance && sameFace(a.appearance, b.appearance, face) < 0;
  return Boolean(looksAnother) || !moveAsOne(a.track, b.track);
}

function decidingFrames({ track, appearance }: TrackEvidence): Naming["frames"] {
  return (appearance?.deciding ?? []).slice(0, SHOWN_FRAMES).flatMap(({ seconds }) => {
    const sighting = track.boxes.find((box) => Math.abs(box.seconds - seconds) < 1e-6);
    return sighting ? [{ seconds, box: sighting.box }] : [];
  });
}
