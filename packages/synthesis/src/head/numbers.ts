import { valueAt } from "../defined.ts";

/** Red, green and blue, 0…255. */
export type Colour = readonly [number, number, number];

/** The value, limited to `low`…`high`. */
export function clamp(value: number, low = 0, high = 1): number {
  return Math.min(high, Math.max(low, value));
}

/** 0 before `from`, 1 after `to`, smooth between; `from` may be the larger. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** `from` at share 0, `to` at share 1. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** A bump of height 1 at (centreX, centreY). */
export function bump(
  x: number,
  y: number,
  centreX: number,
  centreY: number,
  widthX: number,
  widthY: number,
): number {
  const dx = (x - centreX) / widthX;
  const dy = (y - centreY) / widthY;
  const square = dx * dx + dy * dy;
  return square > 30 ? 0 : Math.exp(-0.5 * square);
}

/** A smooth curve through points sorted by their first number; constant outside them. */
export function curve(points: readonly (readonly [number, number])[], at: number): number {
  const last = points.length - 1;
  if (at <= valueAt(points, 0)[0]) return valueAt(points, 0)[1];
  if (at >= valueAt(points, last)[0]) return valueAt(points, last)[1];
  let index = 0;
  while (at > valueAt(points, index + 1)[0]) index++;
  const before = valueAt(points, Math.max(0, index - 1));
  const from = valueAt(points, index);
  const to = valueAt(points, index + 1);
  const after = valueAt(points, Math.min(last, index + 2));
  const step = to[0] - from[0];
  const t = (at - from[0]) / step;
  const slopeFrom = ((to[1] - before[1]) / (to[0] - before[0])) * step;
  const slopeTo = ((after[1] - from[1]) / (after[0] - from[0])) * step;
  const t2 = t * t;
  const t3 = t2 * t;
  return (
    (2 * t3 - 3 * t2 + 1) * from[1] +
    (t3 - 2 * t2 + t) * slopeFrom +
    (-2 * t3 + 3 * t2) * to[1] +
    (t3 - t2) * slopeTo
  );
}

/** The colour made brighter or darker. */
export function scaleColour(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

/** A colour between two; see {@link mix}. */
export function mixColour(from: Colour, to: Colour, share: number): Colour {
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)];
}

/** The colour in CSS notation. */
export function css(colour: Colour, opacity = 1): string {
  const [red, green, blue] = colour.map((part) => Math.round(clamp(part, 0, 255)));
  return `rgba(${red},${green},${blue},${opacity})`;
}

const linearTable = Float32Array.from({ length: 256 }, (_, value) => (value / 255) ** 2.2);

/** Linear light of a gamma-encoded colour channel 0…255. */
export function toLinear(part: number): number {
  return valueAt(linearTable, clamp(Math.round(part), 0, 255));
}
