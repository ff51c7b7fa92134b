import type { Segment } from "@hapju/spec";
import { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS, frameAt } from "../frames.ts";
import type { Voice } from "../observations/voices.ts";
import { intersection } from "../segments.ts";
import type { VoiceNaming } from "../voices/name-voices.ts";
import type { DecodedSegment } from "./decoded-segments.ts";
import type { SpeechBlock } from "./speech-blocks.ts";

/** Shorter pieces of speech are the blur at the border of two. */
const LEAST_SECONDS = 0.1;

/**
 * The speech of voices where no face is in view: what the windows hear, overlapping speech included.
 *
 * @param seen blocks of speech with a face in view, in order of time: who speaks there is decoded with lips
 */
export function heardSegments(
  voices: readonly Pick<VoiceNaming, "voice" | "entity">[],
  seen: readonly SpeechBlock[],
): DecodedSegment[] {
  return voices.flatMap(({ voice, entity }) => {
    const state = { entity, evidence: () => Number.NaN };
    return voice.segments
      .flatMap((segment) => outside(segment, seen))
      .map((part) => ({ ...part, state, confidence: shareOf(voice, part), heard: true }));
  });
}

/** The share of the windows over a segment that hear the voice. */
export function shareOf(
  { activity: { from, values } }: Voice,
  { startSeconds, endSeconds }: Segment,
): number {
  return new FrameSeries(from, values).meanBetween(frameAt(startSeconds), frameAt(endSeconds) + 1) ?? 0;
}

/** The parts of a segment outside the blocks. */
function outside(segment: Segment, blocks: readonly SpeechBlock[]): Segment[] {
  const parts: Segment[] = [];
  let { startSeconds } = segment;
  const add = (end: number) => {
    if (end - startSeconds >= LEAST_SECONDS) parts.push({ startSeconds, endSeconds: end });
  };
  for (const { from, to } of blocks) {
    const block = { startSeconds: from * FRAME_SECONDS, endSeconds: to * FRAME_SECONDS };
    const shared = intersection(block, segment);
    if (shared.endSeconds <= shared.startSeconds) continue;
    add(shared.startSeconds);
    startSeconds = shared.endSeconds;
  }
  add(segment.endSeconds);
  return parts;
}
