import type { Tracklet } from "@hapju/diarization";
import type { Segment } from "@hapju/spec";
import type { Chunk } from "../recording.ts";

/** Lips are scored this long before and after speech: a mouth is seen to start and stop. */
const MARGIN_SECONDS = 0.4;
/** Decoded beyond a border that speech runs across: a mouth is judged by the second before and after. */
const CONTEXT_SECONDS = 1;
/** The crops of longer windows would fill memory. */
const LONGEST_SECONDS = 10;
/** Segments with a shorter gap between them are decoded at once. */
const JOIN_SECONDS = 1;

/** A segment in which lips are scored. */
export interface LipWindow extends Segment {
  /** The wider segment that is decoded for it. */
  readonly read: Segment;
}

type ChunkTimes = Pick<Chunk, "startSeconds" | "endSeconds" | "readFromSeconds" | "readToSeconds">;

/** The windows that cover the speech of a chunk, with margins, none longer than ten seconds. */
export const lipWindowsIn = (speech: readonly Segment[], chunk: ChunkTimes): LipWindow[] =>
  joined(speech, chunk).flatMap((segment) => windowsOf(segment, chunk));

function joined(speech: readonly Segment[], chunk: ChunkTimes): Segment[] {
  const segments: { startSeconds: number; endSeconds: number }[] = [];
  for (const segment of speech) {
    const startSeconds = Math.max(chunk.startSeconds, segment.startSeconds - MARGIN_SECONDS);
    const endSeconds = Math.min(chunk.endSeconds, segment.endSeconds + MARGIN_SECONDS);
    const last = segments.at(-1);
    if (last && startSeconds - last.endSeconds < JOIN_SECONDS)
      last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else segments.push({ startSeconds, endSeconds });
  }
  return segments;
}

/** Divides a segment into equal windows. Where speech runs across the border of the chunk, context is read beyond it. */
function windowsOf({ startSeconds, endSeconds }: Segment, chunk: ChunkTimes): LipWindow[] {
  const count = Math.ceil((endSeconds - startSeconds) / LONGEST_SECONDS);
  const border = (part: number) => startSeconds + ((endSeconds - startSeconds) * part) / count;
  const first = startSeconds > chunk.startSeconds ? startSeconds : chunk.readFromSeconds;
  const last = endSeconds < chunk.endSeconds ? endSeconds : chunk.readToSeconds;
  return Array.from({ length: count }, (_, part) => ({
    startSeconds: border(part),
    endSeconds: border(part + 1),
    read: {
      startSeconds: Math.max(first, border(part) - CONTEXT_SECONDS),
      endSeconds: Math.min(last, border(part + 1) + CONTEXT_SECONDS),
    },
  }));
}

/** The part of a segment in which a face is in view. */
export function inView({ boxes }: Pick<Tracklet, "boxes">, segment: Segment): Segment | undefined {
  const [first, last] = [boxes.at(0), boxes.at(-1)];
  if (!first || !last) return undefined;
  const startSeconds = Math.max(segment.startSeconds, first.seconds - MARGIN_SECONDS);
  const endSeconds = Math.min(segment.endSeconds, last.seconds + MARGIN_SECONDS);
  return endSeconds > startSeconds ? { startSeconds, endSeconds } : undefined;
}
