import { randomNumbers } from "../../testing/test-models.ts";
import { CROP_SIZE } from "../active-speaker/contract.ts";

export const RATE = 25;
export const FRAMES = 3 * RATE;

/** A grey face with a dark mouth of height `open`, 0…1 a frame. */
export function face(open: (frame: number) => number): Uint8Array<ArrayBuffer> {
  const crops = new Uint8Array(FRAMES * CROP_SIZE * CROP_SIZE);
  for (let i = 0; i < crops.length; i++) {
    const [x, y] = [(i % CROP_SIZE) - 56, (Math.floor(i / CROP_SIZE) % CROP_SIZE) - 86];
    const height = 1 + 10 * open(Math.floor(i / CROP_SIZE ** 2));
    crops[i] = (x / 18) ** 2 + (y / height) ** 2 < 1 ? 50 : 170;
  }
  return crops;
}

/** How far open a mouth is that talks at its own pace, 0…1 a frame. */
export const talking = (perSecond: number, phase: number) => (frame: number) => {
  const seconds = frame / RATE;
  return 0.5 + 0.5 * Math.sin(2 * Math.PI * perSecond * seconds + phase + Math.sin(5 * seconds));
};

/** The sound of a mouth. */
export function soundOf(open: (frame: number) => number): Float32Array<ArrayBuffer> {
  const random = randomNumbers(3);
  const loud = (i: number) => 10 ** (open((i * RATE) / 16_000 - 0.5) - 2);
  return Float32Array.from({ length: (FRAMES * 16_000) / RATE }, (_, i) => loud(i) * (random() - 0.5));
}
