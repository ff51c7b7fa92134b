import type { Image } from "@hapju/spec";
import { appearanceOf } from "../../packages/synthesis/src/head/appearance.ts";
import { DrawnPerson } from "../../packages/synthesis/src/head/drawn-person.ts";
import { randomSource } from "../../packages/synthesis/src/random.ts";

const WIDTH = 360;
const HEIGHT = 400;

/** Pictures of a drawn person: the first a portrait, the others in other light, turned, and of other sizes. */
export function picturesOf(seed: number, count: number): Image[] {
  const random = randomSource(seed * 7919 + 3);
  const between = (low: number, high: number) => low + (high - low) * random();
  return Array.from({ length: count }, (_, position) => {
    const loose = position === 0 ? 0.3 : 1;
    const side = random() < 0.5 ? -1 : 1;
    const light = {
      direction: [side * between(0.3, 0.3 + 0.4 * loose), between(0.3, 0.7), 0.8],
      fill: between(0.3 - 0.1 * loose, 0.36),
      ambient: between(0.4 - 0.12 * loose, 0.42),
      exposure: between(1 - 0.2 * loose, 1 + 0.1 * loose),
    } as const;
    const person = new DrawnPerson(appearanceOf(seed), position === 0 ? 80 : between(34, 80), light, 0.08);
    const wall = between(90, 215);
    const picture = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT * 3).fill(wall) };
    person.draw(picture, WIDTH / 2, 185, {
      opening: position === 0 ? 0 : between(0, 0.7),
      eyes: { blink: 0, gazeX: between(-0.4, 0.4), gazeY: 0 },
      yaw: loose * between(-0.35, 0.35),
      pitch: loose * between(-0.12, 0.12),
      roll: loose * between(-0.1, 0.1),
    });
    return picture;
  });
}
