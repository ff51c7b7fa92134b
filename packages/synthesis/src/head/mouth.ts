import type { Appearance } from "./appearance.ts";
import { css, scaleColour } from "./numbers.ts";
import type { Painter } from "./painter.ts";
import { shadowOf } from "./skin.ts";

/** How far the lips move from the middle of the mouth, in head units, at an opening of 0…1. */
export function lipGaps(opening: number): { upper: number; lower: number } {
  return { upper: opening * 0.035, lower: opening * 0.2 };
}

/** Paints lips, teeth and tongue onto the skin at an opening of 0…1. */
export function paintMouth(painter: Painter, appearance: Appearance, opening: number): void {
  const shadow = shadowOf(appearance.skin);
  const { mouthY, lowerLip } = appearance;
  const width = appearance.mouthWidth * (1 - 0.14 * opening);
  // Listeners smile slightly.
  const cornerY = mouthY + appearance.smile + 0.022 * (1 - opening);
  const gaps = lipGaps(opening);
  painter.spot(0, mouthY - 0.17 - opening * 0.2, 0.2, 0.06, shadow, 0.45);
  paintLips(painter, appearance, width, cornerY, gaps);
  if (opening > 0.04) paintInside(painter, appearance, opening, width * 0.93, cornerY, gaps);
  painter.blurred(1.3, (context) => {
    context.strokeStyle = "rgba(60,20,22,0.85)";
    context.lineWidth = opening > 0.04 ? 2.2 : 3.4;
    traceOpening(painter, appearance, width * 0.93, cornerY, gaps);
    context.stroke();
  });
  for (const side of [-1, 1]) painter.spot(side * (width + 0.015), cornerY, 0.05, 0.045, shadow, 0.6);
  painter.spot(
    -0.03,
    mouthY - lowerLip * 0.75 - gaps.lower * 1.15,
    width * 0.4,
    0.025,
    [255, 235, 230],
    0.28,
  );
}

interface Gaps {
  readonly upper: number;
  readonly lower: number;
}

function paintLips(
  painter: Painter,
  appearance: Appearance,
  width: number,
  cornerY: number,
  gaps: Gaps,
): void {
  const { mouthY, upperLip, lowerLip, lip } = appearance;
  const up = (share: number) => mouthY + upperLip * share + gaps.upper;
  const low = (share: number) => mouthY - lowerLip * share - gaps.lower;
  painter.blurred(1.6, (context) => {
    context.beginPath();
    painter.moveTo(-width, cornerY);
    painter.cubic(-width * 0.6, up(0.8), -width * 0.3, up(1.5), -width * 0.12, up(1.35));
    painter.quadratic(0, up(0.95), width * 0.12, up(1.35));
    painter.cubic(width * 0.3, up(1.5), width * 0.6, up(0.8), width, cornerY);
    painter.cubic(width * 0.65, low(1.15), width * 0.35, low(1.35), 0, low(1.3));
    painter.cubic(-width * 0.35, low(1.35), -width * 0.65, low(1.15), -width, cornerY);
    context.closePath();
    const shade = context.createLinearGradient(0, painter.y(up(1.5)), 0, painter.y(low(1.4)));
    shade.addColorStop(0, css(scaleColour(lip, 0.82)));
    shade.addColorStop(0.38, css(scaleColour(lip, 0.72)));
    shade.addColorStop(0.6, css(lip));
    shade.addColorStop(0.8, css(scaleColour(lip, 1.12)));
    shade.addColorStop(1, css(scaleColour(lip, 0.85)));
    context.fillStyle = shade;
    context.fill();
  });
}

function traceOpening(
  painter: Painter,
  appearance: Appearance,
  width: number,
  cornerY: number,
  gaps: Gaps,
): void {
  const up = (share: number, rise: number) => appearance.mouthY + gaps.upper * share + rise;
  const low = (share: number, drop: number) => appearance.mouthY - gaps.lower * share - drop;
  painter.context.beginPath();
  painter.moveTo(-width, cornerY);
  painter.cubic(-width * 0.55, up(1.1, 0.006), -width * 0.2, up(1.25, 0.012), 0, up(1.15, -0.004));
  painter.cubic(width * 0.2, up(1.25, 0.012), width * 0.55, up(1.1, 0.006), width, cornerY);
  painter.cubic(width * 0.6, low(1.2, 0.004), width * 0.3, low(1.3, 0.006), 0, low(1.28, 0.008));
  painter.cubic(-width * 0.3, low(1.3, 0.006), -width * 0.6, low(1.2, 0.004), -width, cornerY);
  painter.context.closePath();
}

function paintInside(
  painter: Painter,
  appearance: Appearance,
  opening: number,
  width: number,
  cornerY: number,
  gaps: Gaps,
): void {
  const { context, canvas } = painter;
  const { mouthY } = appearance;
  context.save();
  traceOpening(painter, appearance, width, cornerY, gaps);
  context.clip();
  context.fillStyle = "rgb(48,16,18)";
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (opening > 0.12) {
    context.filter = "blur(1.5px)";
    context.fillStyle = "rgba(226,216,204,0.95)";
    const teeth = Math.min(0.075, gaps.upper + gaps.lower * 0.55) + 0.02;
    painter.ellipse(0, mouthY + gaps.upper + 0.02, width * 0.78, teeth);
    context.fill();
    if (opening > 0.45) {
      context.fillStyle = "rgba(150,62,66,0.9)";
      painter.ellipse(0, mouthY - gaps.lower * 1.25, width * 0.6, 0.05);
      context.fill();
    }
    const depth = context.createLinearGradient(
      0,
      painter.y(mouthY + gaps.upper * 1.2),
      0,
      painter.y(mouthY - gaps.lower),
    );
    depth.addColorStop(0, "rgba(20,5,5,0.55)");
    depth.addColorStop(0.35, "rgba(20,5,5,0.05)");
    depth.addColorStop(1, "rgba(20,5,5,0.3)");
    context.fillStyle = depth;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.restore();
}
