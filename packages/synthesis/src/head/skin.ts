import type { Canvas } from "@napi-rs/canvas";
import { randomSource, smoothNoise } from "../random.ts";
import type { Appearance } from "./appearance.ts";
import { paintBeard } from "./beard.ts";
import { paintBrows } from "./brows.ts";
import { hairCover, strandLight } from "./hair.ts";
import { type Colour, clamp, css, mix, mixColour, scaleColour } from "./numbers.ts";
import { Painter } from "./painter.ts";

/** The colour of the skin in shadow. */
export function shadowOf(skin: Colour): Colour {
  return [skin[0] * 0.5775, skin[1] * 0.484, skin[2] * 0.451];
}

/** Everything of a face that does not move: skin, nose, wrinkles, beard, brows, hair. */
export function paintSkin(appearance: Appearance): Canvas {
  const painter = new Painter();
  const random = randomSource(appearance.seed * 7919 + 13);
  const shadow = shadowOf(appearance.skin);
  const red = mixColour(appearance.skin, [200, 70, 60], 0.5);
  paintComplexion(painter, appearance, random, red);
  paintRelief(painter, appearance, shadow);
  paintNostrils(painter, appearance, shadow);
  paintBeard(painter, appearance, random);
  paintBrows(painter, appearance, random);
  paintScalp(painter, appearance);
  return painter.canvas;
}

function paintComplexion(painter: Painter, appearance: Appearance, random: () => number, red: Colour): void {
  const { skin } = appearance;
  painter.context.fillStyle = css(skin);
  painter.context.fillRect(0, 0, painter.canvas.width, painter.canvas.height);
  for (const side of [-1, 1]) {
    painter.spot(side * 0.5, -0.2, 0.3, 0.26, red, 0.3);
    painter.spot(side * 0.4, -0.1, 0.2, 0.1, scaleColour(skin, 1.08), 0.3);
  }
  painter.spot(0, appearance.noseY + 0.06, 0.2, 0.16, red, 0.3);
  painter.spot(0, 0.6, 0.5, 0.3, scaleColour(skin, 1.06), 0.35);
  painter.spot(0, appearance.chinY + 0.2, 0.25, 0.16, red, 0.15);
  for (let blotch = 0; blotch < 900; blotch++) {
    const x = random() * 2.2 - 1.1;
    const y = random() * 2.6 - 1.3;
    const [radiusX, radiusY] = [0.02 + 0.04 * random(), 0.02 + 0.04 * random()];
    const colour = random() < 0.5 ? red : scaleColour(skin, random() < 0.5 ? 0.85 : 1.12);
    painter.spot(x, y, radiusX, radiusY, colour, 0.07);
  }
  for (let freckle = 0; freckle < appearance.freckles; freckle++) {
    const x = (random() + random() - 1) * 0.75;
    const y = -0.12 + (random() + random() - 1) * 0.3;
    const [radiusX, radiusY] = [0.012 + 0.008 * random(), 0.012 + 0.008 * random()];
    painter.spot(x, y, radiusX, radiusY, scaleColour(skin, 0.6), 0.55);
  }
}

function paintRelief(painter: Painter, appearance: Appearance, shadow: Colour): void {
  const { eyeY, eyeWidth, noseY, noseWidth, mouthY, mouthWidth, age } = appearance;
  for (const side of [-1, 1]) {
    const eyeX = side * appearance.eyeX;
    painter.spot(eyeX, eyeY + 0.03, eyeWidth * 1.75, 0.19, shadow, 0.5);
    painter.spot(eyeX - side * 0.17, eyeY + 0.06, 0.1, 0.16, shadow, 0.45);
    painter.spot(
      eyeX,
      eyeY - 0.12,
      eyeWidth * 1.3,
      0.07,
      mixColour(shadow, [90, 60, 90], 0.2),
      0.22 + 0.35 * age,
    );
    if (appearance.makeUp > 0)
      painter.spot(eyeX, eyeY + 0.085, eyeWidth * 1.15, 0.08, appearance.eyeShadow, 0.5 * appearance.makeUp);
    painter.spot(side * noseWidth * 0.95, eyeY - 0.18, 0.06, 0.22, shadow, 0.22);
    painter.spot(side * (noseWidth + 0.05), noseY + 0.03, 0.055, 0.1, shadow, 0.55);
    painter.blurred(5, (context) => {
      context.strokeStyle = css(shadow, 0.25 + 0.5 * age);
      context.lineWidth = 5;
      context.beginPath();
      painter.moveTo(side * (noseWidth + 0.06), noseY + 0.04);
      painter.quadratic(side * (mouthWidth + 0.09), noseY - 0.12, side * (mouthWidth + 0.1), mouthY - 0.02);
      context.stroke();
    });
    if (age > 0.5) paintCrowsFeet(painter, appearance, shadow, side);
  }
  if (age > 0.55)
    painter.blurred(3, (context) => {
      context.strokeStyle = css(shadow, 0.45 * age);
      context.lineWidth = 3;
      for (let line = 0; line < 3; line++) {
        const y = 0.55 + 0.11 * line;
        context.beginPath();
        painter.moveTo(-0.42, y);
        painter.cubic(-0.2, y + 0.04, 0.2, y + 0.04, 0.42, y - 0.01);
        context.stroke();
      }
    });
  painter.spot(0, noseY - 0.05, noseWidth * 1.2, 0.06, shadow, 0.6);
  painter.spot(0, (noseY + mouthY) / 2, 0.035, 0.09, shadow, 0.2);
}

function paintCrowsFeet(painter: Painter, appearance: Appearance, shadow: Colour, side: number): void {
  const eyeX = side * appearance.eyeX;
  painter.blurred(2, (context) => {
    context.strokeStyle = css(shadow, 0.5 * appearance.age);
    context.lineWidth = 2;
    for (let line = 0; line < 3; line++) {
      context.beginPath();
      painter.moveTo(eyeX + side * (appearance.eyeWidth + 0.04), appearance.eyeY + 0.03 - 0.04 * line);
      painter.lineTo(eyeX + side * (appearance.eyeWidth + 0.14), appearance.eyeY + 0.06 - 0.07 * line);
      context.stroke();
    }
    context.beginPath();
    context.arc(
      painter.x(eyeX),
      painter.y(appearance.eyeY - 0.02),
      painter.x(appearance.eyeWidth * 1.15) - painter.x(0),
      0.5,
      2.6,
    );
    context.stroke();
  });
}

function paintNostrils(painter: Painter, appearance: Appearance, shadow: Colour): void {
  const { noseWidth, noseY } = appearance;
  for (const side of [-1, 1]) {
    painter.blurred(2, (context) => {
      context.fillStyle = css(scaleColour(shadow, 0.35), 0.85);
      painter.ellipse(side * noseWidth * 0.5, noseY - 0.005, noseWidth * 0.28, 0.024, side * 0.35);
      context.fill();
    });
    painter.blurred(2.5, (context) => {
      context.strokeStyle = css(scaleColour(shadow, 0.8), 0.6);
      context.lineWidth = 4;
      context.beginPath();
      painter.moveTo(side * (noseWidth + 0.005), noseY - 0.015);
      painter.quadratic(side * (noseWidth + 0.05), noseY + 0.05, side * (noseWidth + 0.015), noseY + 0.11);
      context.stroke();
    });
  }
}

function paintScalp(painter: Painter, appearance: Appearance): void {
  if (appearance.hairStyle === "bald") return;
  const noise = smoothNoise(appearance.seed + 77);
  painter.eachPixel((x, y, pixels, index) => {
    const cover = hairCover(appearance, x, y, noise);
    if (cover <= 0) return;
    const light = strandLight(appearance, x, y, noise);
    for (let part = 0; part < 3; part++) {
      const strand = clamp((appearance.hair[part] ?? 0) * light + 6 * (light - 0.6), 0, 255);
      pixels[index + part] = mix(pixels[index + part] ?? 0, strand, cover);
    }
  });
}
