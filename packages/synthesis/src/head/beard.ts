import { valueAt } from "../defined.ts";
import type { Appearance } from "./appearance.ts";
import { bump, clamp, css, mix, scaleColour, smoothstep } from "./numbers.ts";
import type { Painter } from "./painter.ts";

/** Stubble as a tint of the skin, beard and moustache as hairs. */
export function paintBeard(painter: Painter, appearance: Appearance, random: () => number): void {
  const { beard, moustache, stubble } = appearance;
  if (beard === 0 && moustache === 0 && stubble === 0) return;
  const colour = scaleColour(appearance.hair, 0.9);
  if (stubble > 0 || beard > 0)
    painter.eachPixel((x, y, pixels, index) => {
      if (y > 0.1 || onLips(appearance, x, y)) return;
      const growth = growthAt(appearance, x, y);
      const cover = Math.max(
        growth.chin * Math.max(stubble * 0.5, beard * 0.75),
        growth.lip * Math.max(stubble * 0.5, moustache * 0.6),
      );
      if (cover <= 0.01) return;
      for (let part = 0; part < 3; part++)
        pixels[index + part] = mix(
          valueAt(pixels, index + part),
          valueAt(colour, part),
          cover * (0.75 + 0.25 * random()),
        );
    });
  const { context } = painter;
  for (let hair = 0; hair < 5000; hair++) {
    const x = (random() * 2 - 1) * 0.85;
    const y = 0.1 - random() * 1.35;
    if (onLips(appearance, x, y)) continue;
    const growth = growthAt(appearance, x, y);
    if (random() > Math.max(growth.chin * beard, growth.lip * moustache)) continue;
    const length = 0.05 + 0.05 * random();
    const lean = x * 0.4 + (random() - 0.5) * 0.5;
    context.strokeStyle = css(scaleColour(colour, 0.6 + 0.8 * random()), 0.65);
    context.lineWidth = 1.2;
    context.beginPath();
    painter.moveTo(x, y);
    painter.lineTo(x + lean * length, y - length);
    context.stroke();
  }
}

function onLips(appearance: Appearance, x: number, y: number): boolean {
  return (
    Math.abs(x) < appearance.mouthWidth * 1.02 &&
    y < appearance.mouthY + appearance.upperLip * 1.15 &&
    y > appearance.mouthY - appearance.lowerLip * 1.2
  );
}

function growthAt(appearance: Appearance, x: number, y: number): { chin: number; lip: number } {
  const { mouthY, mouthWidth } = appearance;
  const ax = Math.abs(x);
  const low =
    smoothstep(mouthY + 0.22, mouthY + 0.05, y - 0.55 * Math.max(0, ax - 0.35)) *
    smoothstep(0, 0.12, ax + (mouthY - 0.12 - y) * 1.2);
  const besideMouth = smoothstep(
    mouthWidth * 0.9,
    mouthWidth * 1.25,
    ax + Math.max(0, mouthY - 0.06 - y) * 1.6,
  );
  const sideburn = smoothstep(0.5, 0.66, ax) * smoothstep(0.05, -0.15, y);
  const lip = clamp(1.4 * bump(x, y, 0, (appearance.noseY + mouthY) / 2 - 0.02, mouthWidth * 0.62, 0.055));
  return { chin: Math.max(low * besideMouth, sideburn), lip };
}
