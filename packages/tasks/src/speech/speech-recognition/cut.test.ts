import { expect, test } from "vitest";
import { cutPieces } from "./cut.ts";

const SECOND = 16_000;

test("sound up to the longest piece stays whole", () => {
  const lengths = cutPieces(new Float32Array(10 * SECOND), 10).map((piece) => piece.length);
  expect(lengths).toEqual([10 * SECOND]);
});

test("longer sound is cut where it is quiet, and nothing is lost", () => {
  const samples = Float32Array.from({ length: 24 * SECOND }, (_, i) => {
    const t = i / SECOND;
    return (t > 7 && t < 7.4) || (t > 14.6 && t < 15) ? 0.001 : 0.1;
  });
  const pieces = cutPieces(samples, 10);
  expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBe(samples.length);
  const first = pieces[0]!.length / SECOND;
  expect(first).toBeGreaterThan(7);
  expect(first).toBeLessThan(7.4);
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(10 * SECOND);
});
