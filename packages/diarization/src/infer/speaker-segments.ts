import type { Segment } from "@hapju/spec";
import type { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import { softmax } from "../statistics.ts";
import type { VoiceEvidence } from "../voices/voice-evidence.ts";
import { isDoubtful, type Spoken } from "./ambiguity.ts";
import { type Heard, NOBODY, type Speakable } from "./decode-speakers.ts";
import { MOUTH_LEAD, settledPath } from "./trim-path.ts";

/** One source speaking without a break, before it has a name. */
export interface DecodedSegment extends Segment {
  readonly source: Speakable;
  /** Probability of the source's entity, had one of them spoken all the time. */
  readonly confidence: number;
  readonly runnerUp?: { readonly entity: string; readonly confidence: number };
  /** Mean lip evidence of the track; absent off screen or where lips say nothing. */
  readonly lips?: number;
  /** True where another stretch has the better claim and this one overlaps it. */
  readonly over?: boolean;
}

/** The runs of the most likely path, with what else could have been. */
export function stretchesOf(
  { sources, decoded }: Heard,
  lips: LipEvidence,
  voices: VoiceEvidence,
): DecodedSegment[] {
  const stretches: (DecodedSegment & { startSeconds: number; endSeconds: number })[] = [];
  for (const { block, present, path: likeliest, emissions } of decoded) {
    const path = settledPath(likeliest, present, { lips, voices }, block.from);
    const entityAt = (at: number) => present[path[at] ?? -1]?.entity;
    for (let from = 0; from < path.length; ) {
      let to = from + 1;
      while (to < path.length && present[path[to]!]!.entity === present[path[from]!]!.entity) to++;
      const source = present[path[from]!]!;
      // Where one mouth follows another both move: the borders say less than the middle.
      const margin = Math.min(MOUTH_LEAD, (to - from) >> 2);
      const core = emissions.subarray((from + margin) * present.length, (to - margin) * present.length);
      const beliefs = beliefsOf(sources, present, core);
      const [second] = [...beliefs]
        .filter(([entity]) => entity !== source.entity)
        .sort((a, b) => b[1] - a[1]);
      const moved = source.track
        ? lips.get(source.track)?.meanBetween(block.from + from, block.from + to)
        : undefined;
      const confidence = beliefs.get(source.entity)!;
      const spoken: Spoken = {
        from: block.from + from + margin,
        to: block.from + to - margin,
        source,
        before: entityAt(from - 1),
        after: entityAt(to),
      };
      const isOpen = isDoubtful(spoken, beliefs, sources, { lips, voices });
      const last = from > 0 ? stretches.at(-1) : undefined;
      const border = block.from + from + (last ? shiftOf(last, { source, isOpen, frames: to - from }) : 0);
      if (last) last.endSeconds = border * FRAME_SECONDS;
      stretches.push({
        startSeconds: border * FRAME_SECONDS,
        endSeconds: (block.from + to) * FRAME_SECONDS,
        source,
        confidence: isOpen ? Math.min(UNDECIDED, confidence) : confidence,
        ...(second ? { runnerUp: { entity: second[0], confidence: second[1] } } : {}),
        ...(moved === undefined ? {} : { lips: moved }),
      });
      from = to;
    }
  }
  return stretches;
}

/** Frames by which a border moves: beside a mouth left in doubt, one that is named moves some time without a sound. */
function shiftOf(
  before: DecodedSegment,
  after: { readonly source: Speakable; readonly isOpen: boolean; readonly frames: number },
): number {
  const isNamed = (source: Speakable, isOpen: boolean, frames: number) =>
    !isOpen && source.track !== undefined && frames > 2 * MOUTH_LEAD;
  const wasOpen = before.confidence <= UNDECIDED;
  const frames = Math.round((before.endSeconds - before.startSeconds) / FRAME_SECONDS);
  if (wasOpen && before.source.track && isNamed(after.source, after.isOpen, after.frames)) return MOUTH_LEAD;
  if (after.isOpen && after.source.track && isNamed(before.source, wasOpen, frames)) return -MOUTH_LEAD;
  return 0;
}

/** Evidence against a source in a frame in which it cannot speak. */
const ABSENT = -1;

/** How likely each entity is to have spoken the whole run; of its sources the best speaks for it. */
function beliefsOf(
  sources: readonly Speakable[],
  present: readonly Speakable[],
  emissions: Float64Array,
): Map<string, number> {
  const frames = emissions.length / present.length;
  const totals = new Map<Speakable, number>();
  for (const [column, source] of present.entries()) {
    let total = 0;
    for (let frame = 0; frame < frames; frame++)
      total += Math.max(ABSENT, emissions[frame * present.length + column]!);
    totals.set(source, total);
  }
  const entities = new Map<string, number>();
  for (const source of sources) {
    const total = totals.get(source) ?? ABSENT * frames;
    entities.set(source.entity, Math.max(entities.get(source.entity) ?? Number.NEGATIVE_INFINITY, total));
  }
  const shares = softmax([...entities.values()]);
  return new Map([...entities.keys()].map((entity, i) => [entity, shares[i]!]));
}

/** Belief in a speaker whom lips and voices leave in doubt. */
const UNDECIDED = 0.5;

/** Lips that speak also over the neighbour must show this much evidence. */
const OVERLAP_LIPS = 0.7;
const MIN_OVERLAP_SECONDS = 0.2;
const MAX_OVERLAP_SECONDS = 3;

/**
 * Lets a turn run on into its neighbour where both mouths clearly speak. Only the turns next to each other: a
 * mouth that moves while another speaks, and never explains any speech alone, is taken to move silently.
 */
export function overlaps(stretches: readonly DecodedSegment[], lips: LipEvidence): DecodedSegment[] {
  const extra: DecodedSegment[] = [];
  for (let i = 1; i < stretches.length; i++) {
    const [before, after] = [stretches[i - 1]!, stretches[i]!];
    if (after.startSeconds - before.endSeconds > FRAME_SECONDS / 2) continue;
    if (before.source.entity === NOBODY || after.source.entity === NOBODY) continue;
    const border = Math.round(after.startSeconds / FRAME_SECONDS);
    const forward = reach(lips.get(before.source.track ?? ""), border, 1, after);
    if (forward > 0) extra.push(over(before, border, border + forward));
    const backward = reach(lips.get(after.source.track ?? ""), border - 1, -1, before);
    if (backward > 0) extra.push(over(after, border - backward, border));
  }
  return [...stretches, ...extra].sort(
    (a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds,
  );
}

/** Frames from the border on that a mouth keeps speaking within the neighbour's stretch. */
function reach(mouth: FrameSeries | undefined, start: number, step: 1 | -1, neighbour: Segment): number {
  if (!mouth) return 0;
  const limit = Math.min(MAX_OVERLAP_SECONDS, neighbour.endSeconds - neighbour.startSeconds) / FRAME_SECONDS;
  let frames = 0;
  while (frames < limit && mouth.at(start + step * frames) >= OVERLAP_LIPS) frames++;
  // Scores are smoothed: they fall a frame later than the mouth.
  frames -= MOUTH_LEAD + 1;
  return frames >= MIN_OVERLAP_SECONDS / FRAME_SECONDS ? frames : 0;
}

function over(stretch: DecodedSegment, from: number, to: number): DecodedSegment {
  const { runnerUp: _, ...rest } = stretch;
  return { ...rest, startSeconds: from * FRAME_SECONDS, endSeconds: to * FRAME_SECONDS, over: true };
}
