import { FRAME_SECONDS, frameAt } from "../frames.ts";
import type { SpeechSegment } from "../observations/speech.ts";
import { byStart } from "../segments.ts";
import { voicedSegments } from "../speech/voiced-segments.ts";

/** A pause this long ends a block: the speech after it is decoded on its own. */
const BLOCK_PAUSE_SECONDS = 0.4;

/** Consecutive frames with speech: `from` inclusive, `to` exclusive, counted from the start of the recording. */
export interface SpeechBlock {
  readonly from: number;
  readonly to: number;
}

/**
 * The frames with speech, cut at pauses and at the given times.
 *
 * @param cuts in seconds from the start of the recording
 */
export function speechBlocks(speech: readonly SpeechSegment[], cuts: readonly number[] = []): SpeechBlock[] {
  const blocks: { from: number; to: number }[] = [];
  const voiced = speech.flatMap((segment) => voicedSegments(segment, BLOCK_PAUSE_SECONDS)).sort(byStart);
  for (const { startSeconds, endSeconds } of voiced) {
    const from = nearestFrame(startSeconds);
    const to = Math.max(from + 1, nearestFrame(endSeconds));
    const last = blocks.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else if (last && from - last.to < BLOCK_PAUSE_SECONDS / FRAME_SECONDS) last.to = to;
    else blocks.push({ from, to });
  }
  for (const cut of cuts.map(nearestFrame)) {
    const at = blocks.findIndex(({ from, to }) => from < cut && cut < to);
    const block = blocks[at];
    if (block) blocks.splice(at, 1, { from: block.from, to: cut }, { from: cut, to: block.to });
  }
  return blocks;
}

const nearestFrame = (seconds: number) => frameAt(seconds + FRAME_SECONDS / 2);
