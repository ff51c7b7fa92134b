import { createCanvas } from "@napi-rs/canvas";
import { appearanceOf } from "./head/appearance.ts";
import { DrawnPerson } from "./head/drawn-person.ts";
import { randomSource } from "./random.ts";
import { rgbPictureOf } from "./rgb-picture.ts";

const photoWidth = 480;
const photoHeight = 560;

/**
 * A portrait for the directory, as JPEG: another light, pose and wall than in any meeting, as a photo
 * taken on another day would have.
 */
export async function portrait(appearance: number): Promise<Uint8Array> {
  const random = randomSource(appearance * 613 + 11);
  const canvas = createCanvas(photoWidth, photoHeight);
  const context = canvas.getContext("2d");
  const wall = context.createLinearGradient(0, 0, photoWidth, photoHeight);
  const hue = Math.floor(random() * 360);
  wall.addColorStop(0, `hsl(${hue} 14% 82%)`);
  wall.addColorStop(1, `hsl(${hue} 12% 58%)`);
  context.fillStyle = wall;
  context.fillRect(0, 0, photoWidth, photoHeight);
  const picture = rgbPictureOf(canvas);
  const light = {
    direction: [0.45 + 0.2 * random(), 0.35 + 0.2 * random(), 0.9],
    fill: 0.34,
    ambient: 0.4,
    exposure: 0.97 + 0.08 * random(),
  } as const;
  const person = new DrawnPerson(appearanceOf(appearance), 104, light, 0.08);
  person.draw(picture, photoWidth / 2, 250, {
    opening: 0,
    eyes: { blink: 0, gazeX: 0, gazeY: 0 },
    yaw: (random() - 0.5) * 0.24,
    pitch: (random() - 0.5) * 0.08,
    roll: (random() - 0.5) * 0.06,
  });
  const image = context.createImageData(photoWidth, photoHeight);
  for (let pixel = 0; pixel < photoWidth * photoHeight; pixel++) {
    for (let part = 0; part < 3; part++) image.data[pixel * 4 + part] = picture.data[pixel * 3 + part] ?? 0;
    image.data[pixel * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas.encode("jpeg", 90);
}
