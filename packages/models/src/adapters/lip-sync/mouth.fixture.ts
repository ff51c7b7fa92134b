import { CROP_SIZE } from "../../tasks/index.ts";

export const RATE = 25;
export const FRAMES = 3 * RATE;

/** A grey face whose dark mouth is as high as `open` says, 0…1 a frame. */
export function face(open: (frame: number) => number): Uint8Array<ArrayBuffer> {
  const crops = new Uint8Array(FRAMES * CROP_SIZE * CROP_SIZE);
  for (let i = 0; i < crops.length; i++) {
    const [x, y] = [(i % CROP_SIZE) - 56, (Math.floor(i / CROP_SIZE) % CROP_SIZE) - 86];
    const height = 1 + 10 * open(Math.floor(i / CROP_SIZE ** 2));
    crops[i] = (x / 18) ** 2 + (y / height) ** 2 < 1 ? 50 : 170;
  }
  return crops;
}
