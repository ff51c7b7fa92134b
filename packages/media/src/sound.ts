import type { Stretch } from "./decoder/calls.ts";
import { SAMPLE_RATE } from "./decoder/sample-rate.ts";
import type { Pool } from "./pool.ts";
import type { Sound } from "./types.ts";
import { withBuffer } from "./with-buffer.ts";

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Sound of a stretch, in a buffer that lasts until it is disposed. */
export async function soundOf(
  pool: Pool,
  path: string,
  stretch: Stretch,
  signal: AbortSignal | undefined,
): Promise<Sound> {
  const most = Math.ceil((stretch.endSeconds - stretch.startSeconds) * SAMPLE_RATE + 1) * BYTES;
  const { buffer, count, sent } = await pool.run(
    path,
    (calls) => withBuffer(most, signal, ({ ref }) => calls.audio(path, stretch, ref)),
    { signal },
  );
  return { samples: sent ?? buffer.borrowFloats(0, count), [Symbol.dispose]: () => buffer[Symbol.dispose]() };
}
