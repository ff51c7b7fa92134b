import type { Segment } from "@hapju/spec";
import type { Correction } from "../corrections/correction.ts";
import type { Speaker, SpeakerSegment } from "../decisions.ts";
import { segmentOf } from "../segments.ts";

/** A speaker's pause may be this long within one turn, if no other person speaks in it. */
const PAUSE_SECONDS = 1.5;
/** A border may lie this far inside the speech before or after the pause it is about. */
const BORDER_SECONDS = 0.051;

/** A turn before it has words. */
export interface TurnDraft extends Segment {
  readonly speaker: Speaker;
  /** Positions in `People.speaking`. */
  readonly segments: readonly number[];
}

interface OpenDraft extends TurnDraft {
  endSeconds: number;
  readonly segments: number[];
}

/** A border between turns that a user added or removed. */
interface Border {
  readonly seconds: number;
  readonly cuts: boolean;
  /** Whose turns it is about; absent: everyone's. */
  readonly speaker?: Speaker;
}

/** Joins the segments of one speaker that no other person interrupts; corrections of borders win, the last one over all. */
export function turnDrafts(
  speaking: readonly SpeakerSegment[],
  corrections: readonly Correction[],
): TurnDraft[] {
  const borders = bordersIn(corrections, speaking);
  const drafts: OpenDraft[] = [];
  const open = new Map<Speaker, OpenDraft>();
  for (const [at, segment] of speaking.entries()) {
    const draft = open.get(segment.speaker);
    if (draft && continues(draft, segment, borders, speaking.slice(0, at))) {
      draft.endSeconds = Math.max(draft.endSeconds, segment.endSeconds);
      draft.segments.push(at);
      continue;
    }
    const next: OpenDraft = { ...segmentOf(segment), speaker: segment.speaker, segments: [at] };
    open.set(segment.speaker, next);
    drafts.push(next);
  }
  return drafts;
}

/** Whether a segment continues the turn of its speaker. */
function continues(
  draft: TurnDraft,
  segment: SpeakerSegment,
  borders: readonly Border[],
  before: readonly SpeakerSegment[],
): boolean {
  const border = borders.findLast(
    ({ seconds, speaker = segment.speaker }) =>
      speaker === segment.speaker &&
      seconds >= draft.endSeconds - BORDER_SECONDS &&
      seconds <= segment.startSeconds + BORDER_SECONDS,
  );
  if (border) return !border.cuts;
  const interrupts = (other: SpeakerSegment) =>
    other.speaker !== segment.speaker &&
    other.startSeconds >= draft.startSeconds &&
    other.endSeconds > draft.endSeconds - 1e-6 &&
    other.startSeconds < segment.startSeconds + 1e-6;
  return segment.startSeconds - draft.endSeconds <= PAUSE_SECONDS && !before.some(interrupts);
}

function bordersIn(corrections: readonly Correction[], speaking: readonly SpeakerSegment[]): Border[] {
  return corrections.flatMap((one): Border[] => {
    if (one.kind === "join") {
      const speaker = pausingAt(speaking, one.seconds);
      return speaker === undefined ? [] : [{ seconds: one.seconds, cuts: false, speaker }];
    }
    return one.kind === "split" && one.x === undefined ? [{ seconds: one.seconds, cuts: true }] : [];
  });
}

/** The speaker who pauses at a time: of all who are silent then and speak again later, the one with the shortest pause. */
function pausingAt(speaking: readonly SpeakerSegment[], seconds: number): Speaker | undefined {
  const ends = new Map<Speaker, number>();
  let shortest: { readonly speaker: Speaker; readonly pause: number } | undefined;
  for (const { speaker, startSeconds, endSeconds } of speaking) {
    const end = ends.get(speaker);
    const spans =
      end !== undefined && end - BORDER_SECONDS <= seconds && startSeconds + BORDER_SECONDS >= seconds;
    if (spans && startSeconds - end < (shortest?.pause ?? Number.POSITIVE_INFINITY))
      shortest = { speaker, pause: startSeconds - end };
    ends.set(speaker, Math.max(end ?? 0, endSeconds));
  }
  return shortest?.speaker;
}
