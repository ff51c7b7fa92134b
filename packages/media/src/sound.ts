import { SAMPLE_RATE, type Segment } from "@hapju/spec";
import type { RecordingLayout } from "./decoder/layout.ts";
import type { Pool } from "./pool.ts";
import { SHARE_SECONDS, type Sound } from "./types.ts";
import { withBuffer } from "./with-buffer.ts";

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Blocks of the mixing in one of {@link Sound.shares}. */
const BLOCKS = Math.round(SHARE_SECONDS * 100);

/** The sound of a segment, in a buffer that exists until it is disposed. */
export async function soundOf(
  pool: Pool,
  layout: RecordingLayout,
  segment: Segment & { readonly source?: number },
  signal: AbortSignal | undefined,
): Promise<Sound> {
  const most = Math.ceil((segment.endSeconds - segment.startSeconds) * SAMPLE_RATE + 1) * BYTES;
  const { buffer, count, sent, gaps, shares } = await pool.run(
    layout.path,
    (calls) => withBuffer(most, signal, ({ ref }) => calls.audio(layout, segment, ref)),
    { signal },
  );
  return {
    samples: sent ?? buffer.borrowFloats(0, count),
    gaps,
    shares: shares.map(averaged),
    [Symbol.dispose]: () => buffer[Symbol.dispose](),
  };
}

function averaged(shares: Float32Array): Float32Array {
  return Float32Array.from({ length: Math.ceil(shares.length / BLOCKS) }, (_, at) => {
    const part = shares.subarray(at * BLOCKS, (at + 1) * BLOCKS);
    return part.reduce((sum, share) => sum + share, 0) / part.length;
  });
}
