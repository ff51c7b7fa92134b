import { createCanvas } from "@napi-rs/canvas";
import { type Sprite, spriteOf } from "../rgb-picture.ts";
import type { Appearance } from "./appearance.ts";
import { softened } from "./mesh.ts";
import { css } from "./numbers.ts";
import { type Projection, project } from "./raster.ts";

const lensZ = 1.02;

/** Draws the person's glasses, if any, onto a head drawn with the same view. */
export function drawGlasses(head: Sprite, appearance: Appearance, view: Projection): void {
  const { glasses, eyeX, eyeY } = appearance;
  if (glasses === undefined) return;
  const { width, height, squareness } = glasses;
  const at = (x: number, y: number, z: number) => {
    const [px, py] = project(view, x, y, z);
    return [px, py] as const;
  };
  const canvas = createCanvas(head.width, head.height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(head.width, head.height);
  image.data.set(head.pixels);
  context.putImageData(image, 0, 0);
  context.lineJoin = "round";
  context.fillStyle = "rgba(200,215,230,0.07)";
  context.strokeStyle = css(glasses.colour, 0.95);
  context.lineWidth = glasses.thickness * view.pixelsPerUnit;
  for (const side of [-1, 1]) {
    const centreX = side * (eyeX + 0.01);
    const centreY = eyeY - 0.02;
    context.beginPath();
    for (let step = 0; step < 40; step++) {
      const angle = (step / 40) * 2 * Math.PI;
      const x = centreX + width * softened(Math.cos(angle), 2 / squareness);
      const y = centreY + height * softened(Math.sin(angle), 2 / squareness);
      const point = at(x, y, lensZ - 0.1 * Math.abs(x) ** 1.5);
      if (step === 0) context.moveTo(...point);
      else context.lineTo(...point);
    }
    context.closePath();
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(
      ...at(centreX + side * width, centreY + 0.06, lensZ - 0.1 * (Math.abs(centreX) + width) ** 1.5),
    );
    context.lineTo(...at(side * (appearance.cheekWidth + 0.03), centreY + 0.08, 0.35));
    context.stroke();
  }
  const inner = eyeX - width + 0.005;
  context.beginPath();
  context.moveTo(...at(-inner, eyeY + 0.02, lensZ - 0.02));
  context.quadraticCurveTo(...at(0, eyeY + 0.07, lensZ + 0.04), ...at(inner, eyeY + 0.02, lensZ - 0.02));
  context.stroke();
  head.pixels.set(spriteOf(canvas).pixels);
}
