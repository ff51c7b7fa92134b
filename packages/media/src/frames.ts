import { randomUUID } from "node:crypto";
import { copyOf } from "@hapju/process";
import type { FramesBatch, FramesRequest } from "./decoder/frames.ts";
import type { RecordingLayout } from "./decoder/layout.ts";
import type { CallLane, Pool } from "./pool.ts";
import type { Frame } from "./types.ts";
import { bytesOf, withBuffer } from "./with-buffer.ts";

/** Bytes of a batch: two pictures of 720p. A larger picture is sent as a message. */
const BATCH_BYTES = 6_000_000;

type Batch = Awaited<ReturnType<typeof withBuffer<FramesBatch>>>;

/**
 * Pulls frames batch by batch. While the caller reads one batch, the next one is decoded. If the process
 * dies of another call in between, a new one continues at the same position.
 *
 * @param options.borrow the pictures are references, good until the next batch is taken
 */
export async function* framesOf(
  pool: Pool,
  layout: RecordingLayout,
  request: FramesRequest,
  { borrow, signal }: { readonly borrow: boolean; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Frame[]> {
  const id = randomUUID();
  const { path } = layout;
  const lane: CallLane = {};
  const read = (from: number) =>
    pool.run(
      path,
      (calls) => withBuffer(BATCH_BYTES, signal, ({ ref }) => calls.frames(id, layout, request, from, ref)),
      { lane, signal },
    );
  let ahead: Promise<Batch> | undefined = request.times.length > 0 ? read(0) : undefined;
  try {
    while (ahead) {
      using batch = disposable(await ahead);
      ahead = batch.done ? undefined : read(batch.next);
      // Awaited in the next iteration; if the caller stops first, the error is not needed.
      ahead?.catch(() => {});
      if (batch.frames.length > 0) yield framesIn(batch, borrow);
    }
  } finally {
    if (ahead) {
      void ahead.then(({ buffer }) => buffer[Symbol.dispose]()).catch(() => {});
      const closed = pool.run(path, (calls) => calls.closeFrames(id), { lane }).catch(() => {});
      void closed.finally(() => pool.leave(lane));
    } else {
      pool.leave(lane);
    }
  }
}

const disposable = (batch: Batch): Batch & Disposable => ({
  ...batch,
  [Symbol.dispose]: () => batch.buffer[Symbol.dispose](),
});

function framesIn({ frames, buffer }: Batch, borrow: boolean): Frame[] {
  return frames.map(({ data: sent, ...frame }) => {
    const data = bytesOf(buffer, sent, frame.width * frame.height * 3);
    return { ...frame, data: borrow ? data : copyOf(data) };
  });
}
