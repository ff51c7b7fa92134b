import { randomUUID } from "node:crypto";
import { copyOf } from "@hapju/process";
import type { FramesBatch, FramesRequest } from "./decoder/frames.ts";
import type { Lane, Pool } from "./pool.ts";
import { bytesOf, withRoom } from "./rooms.ts";
import type { Frame } from "./types.ts";

/** Bytes of a batch: two pictures of 720p, so that little is in flight. A picture that is larger is sent as it is. */
const BATCH_BYTES = 6_000_000;

type Batch = Awaited<ReturnType<typeof withRoom<FramesBatch>>>;

/**
 * Pulls frames batch by batch. While the caller looks at one batch the next is decoded, no more. Should the
 * process die of another call in between, a fresh one goes on where it was.
 *
 * @param options.lend the pictures are references, good until the next batch is taken
 */
export async function* framesOf(
  pool: Pool,
  path: string,
  request: FramesRequest,
  { lend, signal }: { readonly lend: boolean; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Frame[]> {
  const id = randomUUID();
  const lane: Lane = {};
  const read = (from: number) =>
    pool.run(
      path,
      (calls) => withRoom(BATCH_BYTES, signal, ({ place }) => calls.frames(id, path, request, from, place)),
      { lane, signal },
    );
  let ahead: Promise<Batch> | undefined = request.times.length > 0 ? read(0) : undefined;
  try {
    while (ahead) {
      using batch = disposable(await ahead);
      ahead = batch.done ? undefined : read(batch.next);
      // Awaited above on the next turn; if the caller stops first, nobody else listens.
      ahead?.catch(() => {});
      if (batch.frames.length > 0) yield framesIn(batch, lend);
    }
  } finally {
    if (ahead) {
      void ahead.then(({ room }) => room[Symbol.dispose]()).catch(() => {});
      const closed = pool.run(path, (calls) => calls.closeFrames(id), { lane }).catch(() => {});
      void closed.finally(() => pool.leave(lane));
    } else {
      pool.leave(lane);
    }
  }
}

const disposable = (batch: Batch): Batch & Disposable => ({
  ...batch,
  [Symbol.dispose]: () => batch.room[Symbol.dispose](),
});

function framesIn({ frames, room }: Batch, lend: boolean): Frame[] {
  return frames.map(({ data: sent, ...frame }) => {
    const data = bytesOf(room, sent, frame.width * frame.height * 3);
    return { ...frame, data: lend ? data : copyOf(data) };
  });
}
