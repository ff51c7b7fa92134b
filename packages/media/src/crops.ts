import { CROP_SIZE } from "./decoder/crop-sampler.ts";
import { gridTimes } from "./decoder/grid.ts";
import type { RecordingLayout } from "./decoder/layout.ts";
import type { Pool } from "./pool.ts";
import type { Crops, CropTrack } from "./types.ts";
import { bytesOf, withBuffer } from "./with-buffer.ts";

interface CropsRequest {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly framesPerSecond: number;
  readonly tracks: readonly CropTrack[];
  readonly track: number;
}

/** Crops of faces through a segment, in a buffer that exists until they are disposed. */
export async function cropsOf(
  pool: Pool,
  layout: RecordingLayout,
  request: CropsRequest,
  signal: AbortSignal | undefined,
): Promise<Crops> {
  const { framesPerSecond } = request;
  const most = gridTimes(request, framesPerSecond).length * request.tracks.length * CROP_SIZE * CROP_SIZE;
  const { buffer, firstSeconds, count, tracks } = await pool.run(
    layout.path,
    (calls) => withBuffer(most, signal, ({ ref }) => calls.crops(layout, request, ref)),
    { signal },
  );
  return {
    framesPerSecond,
    firstSeconds,
    count,
    tracks: tracks.map((sent) => bytesOf(buffer, sent, count * CROP_SIZE * CROP_SIZE)),
    [Symbol.dispose]: () => buffer[Symbol.dispose](),
  };
}
