import { CROP_SIZE } from "./decoder/crop-sampler.ts";
import { gridTimes } from "./decoder/grid.ts";
import type { Pool } from "./pool.ts";
import { bytesOf, withRoom } from "./rooms.ts";
import type { Crops, CropTrack } from "./types.ts";

interface CropsRequest {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly framesPerSecond: number;
  readonly tracks: readonly CropTrack[];
}

/** Faces followed through a stretch, in room that lasts until they are disposed. */
export async function cropsOf(
  pool: Pool,
  path: string,
  request: CropsRequest,
  signal: AbortSignal | undefined,
): Promise<Crops> {
  const { framesPerSecond } = request;
  const most = gridTimes(request, framesPerSecond).length * request.tracks.length * CROP_SIZE * CROP_SIZE;
  const { room, firstSeconds, count, tracks } = await pool.run(
    path,
    (calls) => withRoom(most, signal, ({ place }) => calls.crops(path, request, place)),
    { signal },
  );
  return {
    framesPerSecond,
    firstSeconds,
    count,
    tracks: tracks.map((sent) => bytesOf(room, sent, count * CROP_SIZE * CROP_SIZE)),
    [Symbol.dispose]: () => room[Symbol.dispose](),
  };
}
