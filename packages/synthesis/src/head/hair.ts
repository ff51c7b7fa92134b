import type { Noise } from "../random.ts";
import type { Appearance } from "./appearance.ts";
import { clamp, smoothstep } from "./numbers.ts";

/** Height of the hairline over a point of the forehead or temple. */
function hairlineY(appearance: Appearance, x: number): number {
  const ax = Math.abs(x);
  const line = appearance.hairline;
  switch (appearance.hairStyle) {
    case "short":
      return line - 0.05 * ax - smoothstep(0.5, 0.72, ax) * 0.62;
    case "buzz":
      return line - 0.02 * ax - smoothstep(0.52, 0.72, ax) * 0.55;
    case "receding":
      return line + 0.14 * smoothstep(0.1, 0.4, ax) - smoothstep(0.55, 0.75, ax) * 0.75;
    case "fringe":
      return 0.52 - 0.04 * Math.cos(x * 9) - smoothstep(0.55, 0.7, ax) * 0.9;
    case "side":
      return line - 0.02 - 0.3 * smoothstep(-0.35, 0.6, x) - smoothstep(0.52, 0.7, ax) * 0.8;
    case "long":
      return line - 0.38 * smoothstep(0.08, 0.62, ax) - smoothstep(0.55, 0.7, ax) * 1.2;
    case "curly":
      return line - 0.06 + 0.03 * Math.cos(x * 21) - smoothstep(0.5, 0.7, ax) * 0.7;
    case "bob":
      return line - 0.3 * smoothstep(-0.4, 0.55, x) - smoothstep(0.52, 0.68, ax) * 1.5;
    case "bun":
      return line - 0.1 * smoothstep(0.1, 0.6, ax) - smoothstep(0.58, 0.74, ax) * 0.6;
    case "bald":
      return 9;
  }
}

/** How much of the front of the head at (x, y) is hair, 0…1. */
export function hairCover(appearance: Appearance, x: number, y: number, noise: Noise): number {
  const fray = noise(x * 22, y * 6) * 0.022 * (1 - 0.7 * smoothstep(0.45, 0.6, Math.abs(x)));
  const line = hairlineY(appearance, x) + fray;
  const soft = appearance.hairStyle === "buzz" || appearance.hairStyle === "receding" ? 0.12 : 0.05;
  return smoothstep(line - soft * 0.5, line + soft * 0.5, y);
}

/** Brightness of the strand at (x, y). */
export function strandLight(appearance: Appearance, x: number, y: number, noise: Noise): number {
  if (appearance.hairStyle === "curly")
    return clamp(0.75 + 0.7 * noise(x * 14, y * 14) + 0.3 * noise(x * 31, y * 31), 0.25, 1.7);
  const u = Math.atan2(x, 1.7 - y) * 27;
  const v = y * 1.2;
  const value =
    noise(u * 2.2, v * 1.5) * 0.5 + noise(u * 5.1 + 9, v * 2.1) * 0.35 + noise(u * 11, v * 3) * 0.25;
  return clamp(0.85 + 0.5 * value, 0.25, 1.7);
}

/** Thickness of the hair over the skull, in head units. */
export const hairThickness: Readonly<Record<Appearance["hairStyle"], number>> = {
  short: 0.1,
  buzz: 0.02,
  receding: 0.04,
  fringe: 0.12,
  side: 0.13,
  long: 0.1,
  curly: 0.22,
  bob: 0.12,
  bun: 0.07,
  bald: 0,
};
