import { randomUUID } from "node:crypto";
import type { FramesRequest } from "./decoder/frames.ts";
import type { Lane, Pool } from "./pool.ts";
import type { Frame } from "./types.ts";

/**
 * Pulls frames batch by batch. While the caller looks at one batch the next is decoded, no more. Should the
 * process die of another call in between, a fresh one goes on where it was.
 */
export async function* framesOf(
  pool: Pool,
  path: string,
  request: FramesRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<Frame[]> {
  const id = randomUUID();
  const lane: Lane = {};
  const read = (from: number) =>
    pool.run(path, (calls) => calls.frames(id, path, request, from), { lane, signal });
  let ahead = request.times.length > 0 ? read(0) : undefined;
  try {
    while (ahead) {
      const { frames, next, done } = await ahead;
      ahead = done ? undefined : read(next);
      // Awaited above on the next turn; if the caller stops first, nobody else listens.
      ahead?.catch(() => {});
      if (frames.length > 0) yield frames;
    }
  } finally {
    if (ahead) void pool.run(path, (calls) => calls.closeFrames(id), { lane }).catch(() => {});
    pool.leave(lane);
  }
}
