import { SAMPLE_RATE, type Segment } from "@hapju/spec";
import type { Pool } from "./pool.ts";
import type { Sound } from "./types.ts";
import { withBuffer } from "./with-buffer.ts";

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** The sound of a segment, in a buffer that exists until it is disposed. */
export async function soundOf(
  pool: Pool,
  path: string,
  segment: Segment,
  signal: AbortSignal | undefined,
): Promise<Sound> {
  const most = Math.ceil((segment.endSeconds - segment.startSeconds) * SAMPLE_RATE + 1) * BYTES;
  const { buffer, count, sent } = await pool.run(
    path,
    (calls) => withBuffer(most, signal, ({ ref }) => calls.audio(path, segment, ref)),
    { signal },
  );
  return { samples: sent ?? buffer.borrowFloats(0, count), [Symbol.dispose]: () => buffer[Symbol.dispose]() };
}
