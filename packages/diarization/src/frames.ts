import type { Segment } from "@hapju/spec";
import type { SpeechSegment } from "./observations/speech.ts";
import { voiced } from "./voices/voice-windows.ts";

/** Who speaks is decided this often. */
export const FRAME_SECONDS = 0.1;

/** A pause this long ends a block: what follows is decided on its own. */
const BLOCK_PAUSE_SECONDS = 0.4;

/** A run of frames in which somebody speaks: `from` inclusive, `to` exclusive, counted from the start of the recording. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

export const frameAt = (seconds: number) => Math.floor(seconds / FRAME_SECONDS + 1e-6);

export const middleOf = (frame: number) => (frame + 0.5) * FRAME_SECONDS;

/** The frames with speech, cut at pauses and at the given times. */
export function blocksOf(speech: readonly SpeechSegment[], cuts: readonly number[] = []): Block[] {
  const blocks: { from: number; to: number }[] = [];
  const stretches: Segment[] = speech
    .flatMap((segment) => voiced(segment, BLOCK_PAUSE_SECONDS))
    .sort((a, b) => a.startSeconds - b.startSeconds);
  for (const { startSeconds, endSeconds } of stretches) {
    const from = frameAt(startSeconds + FRAME_SECONDS / 2);
    const to = Math.max(from + 1, frameAt(endSeconds + FRAME_SECONDS / 2));
    const last = blocks.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else if (last && from - last.to < BLOCK_PAUSE_SECONDS / FRAME_SECONDS) last.to = to;
    else blocks.push({ from, to });
  }
  for (const seconds of cuts) {
    const cut = frameAt(seconds + FRAME_SECONDS / 2);
    const at = blocks.findIndex(({ from, to }) => from < cut && cut < to);
    if (at < 0) continue;
    const { from, to } = blocks[at]!;
    blocks.splice(at, 1, { from, to: cut }, { from: cut, to });
  }
  return blocks;
}
