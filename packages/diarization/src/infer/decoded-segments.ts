import type { Segment } from "@hapju/spec";
import { defined } from "../defined.ts";
import { FRAME_SECONDS } from "../frames.ts";
import { isAmbiguous, type SpeakerEvidence } from "./ambiguity.ts";
import { beliefsIn } from "./beliefs.ts";
import type { DecodedBlock, DecodedSpeakers, SpeakerState } from "./decode-speakers.ts";
import { MOUTH_LEAD, trimPath } from "./trim-path.ts";

/** One entity speaking without a break, before it has a name. */
export interface DecodedSegment extends Segment {
  readonly state: SpeakerState;
  /** Probability of the state's entity, if one entity spoke all the time. */
  readonly confidence: number;
  readonly runnerUp?: { readonly entity: string; readonly confidence: number } | undefined;
  /** True where another segment has the better claim and this one overlaps it. */
  readonly overlaps?: boolean | undefined;
  /** True where the voice alone decides; confidence is then the share of the windows that hear it. */
  readonly heard?: boolean | undefined;
}

/** Largest confidence of a speaker whom lips and voices leave ambiguous. */
const UNDECIDED = 0.5;

/** The segments of the most likely paths, in order of time, with their best alternatives. */
export function decodedSegments(
  { states, blocks }: DecodedSpeakers,
  evidence: SpeakerEvidence,
): DecodedSegment[] {
  return blocks.flatMap((decoded) => segmentsOf(decoded, states, evidence));
}

function segmentsOf(
  decoded: DecodedBlock,
  states: readonly SpeakerState[],
  evidence: SpeakerEvidence,
): DecodedSegment[] {
  const first = decoded.block.from;
  const segments: (DecodedSegment & { endSeconds: number })[] = [];
  const runs = runsOf(trimPath(decoded, evidence));
  for (const [position, { state, from, to }] of runs.entries()) {
    // Where one mouth follows another both move: the borders say less than the middle.
    const margin = Math.min(MOUTH_LEAD, (to - from) >> 2);
    const beliefs = beliefsIn(states, decoded, from + margin, to - margin);
    const context = {
      from: first + from + margin,
      to: first + to - margin,
      state,
      before: runs[position - 1]?.state.entity,
      after: runs[position + 1]?.state.entity,
    };
    const isOpen = isAmbiguous(context, beliefs, states, evidence);
    const last = segments.at(-1);
    const border = first + from + (last ? borderShift(last, { state, isOpen, frames: to - from }) : 0);
    if (last) last.endSeconds = border * FRAME_SECONDS;
    const confidence = defined(beliefs.get(state.entity));
    const [second] = [...beliefs].filter(([entity]) => entity !== state.entity).sort((a, b) => b[1] - a[1]);
    segments.push({
      startSeconds: border * FRAME_SECONDS,
      endSeconds: (first + to) * FRAME_SECONDS,
      state,
      confidence: isOpen ? Math.min(UNDECIDED, confidence) : confidence,
      ...(second ? { runnerUp: { entity: second[0], confidence: second[1] } } : {}),
    });
  }
  return segments;
}

/** Consecutive frames of one entity, counted from the start of the block; `to` is exclusive. */
interface Run {
  readonly state: SpeakerState;
  readonly from: number;
  to: number;
}

function runsOf(path: readonly SpeakerState[]): Run[] {
  const runs: Run[] = [];
  for (const [at, state] of path.entries()) {
    const last = runs.at(-1);
    if (last?.state.entity === state.entity) last.to = at + 1;
    else runs.push({ state, from: at, to: at + 1 });
  }
  return runs;
}

/** Frames by which a border moves: beside an ambiguous mouth, one that is named moves for some time without a sound. */
function borderShift(
  before: DecodedSegment,
  after: { readonly state: SpeakerState; readonly isOpen: boolean; readonly frames: number },
): number {
  const isNamed = (state: SpeakerState, isOpen: boolean, frames: number) =>
    !isOpen && state.track !== undefined && frames > 2 * MOUTH_LEAD;
  const wasOpen = before.confidence <= UNDECIDED;
  const frames = Math.round((before.endSeconds - before.startSeconds) / FRAME_SECONDS);
  if (wasOpen && before.state.track && isNamed(after.state, after.isOpen, after.frames)) return MOUTH_LEAD;
  if (after.isOpen && after.state.track && isNamed(before.state, wasOpen, frames)) return -MOUTH_LEAD;
  return 0;
}
