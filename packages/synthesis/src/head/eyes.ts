import type { Appearance } from "./appearance.ts";
import { css, scaleColour } from "./numbers.ts";
import { type Painter, pictureScaleX, pictureScaleY } from "./painter.ts";
import { shadowOf } from "./skin.ts";

/** Direction of the gaze and how far the lids are shut. */
export interface Eyes {
  /** 0 open … 1 shut. */
  readonly blink: number;
  /** −1…1, to the right of the picture. */
  readonly gazeX: number;
  /** −1…1, up. */
  readonly gazeY: number;
}

/** One eye's outline: corners and the control points of its lids. */
interface Outline {
  readonly inner: readonly [number, number];
  readonly outer: readonly [number, number];
  readonly upper: readonly [number, number, number, number];
  readonly lower: readonly [number, number, number, number];
}

/** Paints both eyes onto the skin. */
export function paintEyes(painter: Painter, appearance: Appearance, eyes: Eyes): void {
  for (const side of [-1, 1]) {
    const outline = outlineOf(appearance, eyes, side);
    paintBall(painter, appearance, eyes, side, outline);
    paintLashes(painter, appearance, side, outline);
    paintLids(painter, appearance, side, outline);
  }
}

function outlineOf(appearance: Appearance, eyes: Eyes, side: number): Outline {
  const { eyeY: y, eyeWidth: width, eyeTilt: tilt } = appearance;
  const x = side * appearance.eyeX;
  const height = appearance.eyeHeight * (1 - 0.92 * eyes.blink);
  return {
    inner: [x - side * width, y - tilt * 0.5 - 0.012],
    outer: [x + side * width, y + tilt * 0.5 + 0.004],
    upper: [
      x - side * width * 0.45,
      y + height * 1.45,
      x + side * width * 0.5,
      y + height * 1.45 + tilt * 0.2,
    ],
    lower: [x + side * width * 0.55, y - height * 1.05, x - side * width * 0.35, y - height * 1.15],
  };
}

function paintBall(
  painter: Painter,
  appearance: Appearance,
  eyes: Eyes,
  side: number,
  outline: Outline,
): void {
  const { context } = painter;
  const { inner, outer, upper, lower } = outline;
  const x = side * appearance.eyeX;
  context.save();
  context.beginPath();
  painter.moveTo(...inner);
  painter.cubic(...upper, ...outer);
  painter.cubic(...lower, ...inner);
  context.closePath();
  context.clip();
  context.fillStyle = "rgb(232,226,222)";
  const reach = appearance.eyeWidth * pictureScaleX * 1.2;
  context.fillRect(painter.x(x) - reach, painter.y(appearance.eyeY) - 60, reach * 2, 120);
  painter.spot(...inner, 0.05, 0.05, [205, 130, 120], 0.7);
  painter.spot(...outer, 0.05, 0.05, [190, 140, 130], 0.5);
  const irisX = x + eyes.gazeX * 0.05;
  const irisY = appearance.eyeY + 0.008 + eyes.gazeY * 0.03;
  const radius = appearance.irisRadius;
  const [px, py] = [painter.x(irisX), painter.y(irisY)];
  const ring = context.createRadialGradient(
    px,
    py,
    0,
    px,
    py,
    (radius * (pictureScaleX + pictureScaleY)) / 2,
  );
  ring.addColorStop(0, css(appearance.iris));
  ring.addColorStop(0.55, css(scaleColour(appearance.iris, 1.25)));
  ring.addColorStop(0.85, css(scaleColour(appearance.iris, 0.75)));
  ring.addColorStop(1, css(scaleColour(appearance.iris, 0.3)));
  context.fillStyle = ring;
  painter.ellipse(irisX, irisY, radius, radius);
  context.fill();
  context.fillStyle = "rgba(10,8,8,0.97)";
  painter.ellipse(irisX, irisY, radius * 0.42, radius * 0.42);
  context.fill();
  context.fillStyle = "rgba(255,255,255,0.92)";
  painter.ellipse(irisX - radius * 0.28, irisY + radius * 0.3, radius * 0.18, radius * 0.18);
  context.fill();
  const [x1, y1, x2, y2] = upper;
  context.filter = "blur(4px)";
  context.strokeStyle = "rgba(30,15,15,0.75)";
  context.lineWidth = 11;
  context.beginPath();
  painter.moveTo(inner[0], inner[1] + 0.02);
  painter.cubic(x1, y1 + 0.03, x2, y2 + 0.03, outer[0], outer[1] + 0.02);
  context.stroke();
  context.restore();
}

function paintLashes(painter: Painter, appearance: Appearance, side: number, outline: Outline): void {
  const { context } = painter;
  const { inner, outer, upper } = outline;
  context.strokeStyle = css([28, 18, 16], 0.75 + 0.2 * appearance.lashes);
  context.lineWidth = 3 + 3.5 * appearance.lashes;
  context.lineCap = "round";
  context.beginPath();
  painter.moveTo(...inner);
  painter.cubic(...upper, outer[0] + side * 0.012, outer[1]);
  context.stroke();
  if (appearance.lashes <= 0.6) return;
  for (let lash = 0; lash < 14; lash++) {
    const t = 0.25 + (0.75 * lash) / 13;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    const x = a * inner[0] + b * upper[0] + c * upper[2] + d * outer[0];
    const y = a * inner[1] + b * upper[1] + c * upper[3] + d * outer[1];
    context.lineWidth = 1.5;
    context.beginPath();
    painter.moveTo(x, y);
    painter.lineTo(x + side * 0.03 * (t - 0.3), y + 0.03);
    context.stroke();
  }
}

function paintLids(painter: Painter, appearance: Appearance, side: number, outline: Outline): void {
  const shadow = shadowOf(appearance.skin);
  const { inner, outer, upper, lower } = outline;
  painter.blurred(1.2, (context) => {
    context.strokeStyle = css(scaleColour(shadow, 0.7), 0.6);
    context.lineWidth = 2;
    context.beginPath();
    painter.moveTo(...inner);
    painter.cubic(lower[2], lower[3], lower[0], lower[1], ...outer);
    context.stroke();
  });
  if (appearance.lidCrease === 0) return;
  const crease = appearance.eyeY + appearance.eyeHeight * 1.45 + appearance.lidCrease;
  painter.blurred(2, (context) => {
    context.strokeStyle = css(scaleColour(shadow, 0.75), 0.7);
    context.lineWidth = 3;
    context.beginPath();
    painter.moveTo(inner[0] + side * 0.01, inner[1] + 0.03);
    painter.cubic(
      upper[0],
      crease,
      upper[2],
      crease + appearance.eyeTilt * 0.2,
      outer[0] + side * 0.03,
      outer[1] + 0.01,
    );
    context.stroke();
  });
}
