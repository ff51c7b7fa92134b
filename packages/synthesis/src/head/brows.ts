import type { Appearance } from "./appearance.ts";
import { css, mix, scaleColour, smoothstep } from "./numbers.ts";
import { type Painter, pictureScaleY } from "./painter.ts";

/** Eyebrows: a soft stroke with hairs on it. */
export function paintBrows(painter: Painter, appearance: Appearance, random: () => number): void {
  const { browY, browThickness, browArch, browTilt, browLength, browDensity } = appearance;
  const { context } = painter;
  const colour = scaleColour(appearance.hair, 0.8);
  for (const side of [-1, 1]) {
    const from = [side * (appearance.eyeX - browLength * 0.85), browY - browTilt * 0.5] as const;
    const over = [side * (appearance.eyeX + 0.06), browY + browArch * 1.6] as const;
    const to = [side * (appearance.eyeX + browLength), browY + browTilt - 0.03] as const;
    painter.blurred(3, () => {
      context.strokeStyle = css(colour, 0.55 * browDensity);
      context.lineWidth = browThickness * pictureScaleY * 0.85;
      context.lineCap = "round";
      context.beginPath();
      painter.moveTo(...from);
      painter.quadratic(...over, ...to);
      context.stroke();
    });
    for (let hair = 0; hair < 260 * browDensity; hair++) {
      const t = random();
      const u = 1 - t;
      const taper = t < 0.75 ? 1 : (u / 0.25) * 0.9 + 0.1;
      const thickness = browThickness * taper * (0.6 + 0.4 * smoothstep(0, 0.15, t));
      const x = u * u * from[0] + 2 * u * t * over[0] + t * t * to[0];
      const y = u * u * from[1] + 2 * u * t * over[1] + t * t * to[1] + (random() - 0.5) * thickness;
      const angle = mix(1.2, -0.15, smoothstep(0, 0.7, t));
      context.strokeStyle = css(scaleColour(colour, 0.7 + 0.6 * random()), 0.7);
      context.lineWidth = 1.3;
      context.beginPath();
      painter.moveTo(x, y);
      painter.lineTo(x + side * Math.cos(angle) * 0.05, y + Math.sin(angle) * 0.03);
      context.stroke();
    }
  }
}
