import type { Stretch } from "./decoder/calls.ts";
import { SAMPLE_RATE } from "./decoder/sample-rate.ts";
import type { Pool } from "./pool.ts";
import { withRoom } from "./rooms.ts";
import type { Sound } from "./types.ts";

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Sound of a stretch, in room that lasts until it is disposed. */
export async function soundOf(
  pool: Pool,
  path: string,
  stretch: Stretch,
  signal: AbortSignal | undefined,
): Promise<Sound> {
  const most = Math.ceil((stretch.endSeconds - stretch.startSeconds) * SAMPLE_RATE + 1) * BYTES;
  const { room, count, sent } = await pool.run(
    path,
    (calls) => withRoom(most, signal, ({ place }) => calls.audio(path, stretch, place)),
    { signal },
  );
  return { samples: sent ?? room.floats(0, count), [Symbol.dispose]: () => room[Symbol.dispose]() };
}
