import type { Segment } from "@hapju/spec";
import type { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import { byTime } from "../segments.ts";
import { UNATTRIBUTED } from "./decode-speakers.ts";
import type { DecodedSegment } from "./decoded-segments.ts";
import { MOUTH_LEAD } from "./trim-path.ts";

/** Lips that speak during the neighbour's segment must show this much evidence. */
const OVERLAP_LIPS = 0.7;
const MIN_OVERLAP_SECONDS = 0.2;
const MAX_OVERLAP_SECONDS = 3;

/**
 * Adds overlapping speech: a segment continues into its neighbour where both mouths clearly speak. Only next to each
 * other: a mouth that moves while another person speaks, and explains no speech alone, is taken to move in silence.
 *
 * @param segments in order of time
 * @returns all of them and the overlaps, in order of time
 */
export function addOverlaps(segments: readonly DecodedSegment[], lips: LipEvidence): DecodedSegment[] {
  const extra: DecodedSegment[] = [];
  for (const [at, after] of segments.entries()) {
    const before = segments[at - 1];
    if (!before || after.startSeconds - before.endSeconds > FRAME_SECONDS / 2) continue;
    if (before.state.entity === UNATTRIBUTED || after.state.entity === UNATTRIBUTED) continue;
    const border = Math.round(after.startSeconds / FRAME_SECONDS);
    const forward = reach(lips.get(before.state.track ?? ""), border, 1, after);
    if (forward > 0) extra.push(overlap(before, border, border + forward));
    const backward = reach(lips.get(after.state.track ?? ""), border - 1, -1, before);
    if (backward > 0) extra.push(overlap(after, border - backward, border));
  }
  return [...segments, ...extra].sort(byTime);
}

/** Frames from the border on in which a mouth keeps speaking during the neighbour's segment. */
function reach(mouth: FrameSeries | undefined, start: number, step: 1 | -1, neighbour: Segment): number {
  if (!mouth) return 0;
  const limit = Math.min(MAX_OVERLAP_SECONDS, neighbour.endSeconds - neighbour.startSeconds) / FRAME_SECONDS;
  let frames = 0;
  while (frames < limit && mouth.at(start + step * frames) >= OVERLAP_LIPS) frames++;
  // Scores are smoothed: they fall a frame later than the mouth stops.
  frames -= MOUTH_LEAD + 1;
  return frames >= MIN_OVERLAP_SECONDS / FRAME_SECONDS ? frames : 0;
}

function overlap({ state, confidence }: DecodedSegment, from: number, to: number): DecodedSegment {
  return {
    state,
    confidence,
    startSeconds: from * FRAME_SECONDS,
    endSeconds: to * FRAME_SECONDS,
    overlaps: true,
  };
}
