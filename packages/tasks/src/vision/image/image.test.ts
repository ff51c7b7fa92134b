import { expect, test } from "vitest";
import { imageOf } from "../../testing/test-models.ts";
import { alignFace, similarity } from "./align.ts";
import { clip, overlap, suppressOverlaps } from "./boxes.ts";
import { sample, scaledAxis, squareAxis } from "./sample.ts";

const region = (left: number, top: number, width: number, height: number) => ({ left, top, width, height });

test("overlap is shared by joint area", () => {
  expect(overlap(region(0, 0, 2, 2), region(1, 0, 2, 2))).toBeCloseTo(1 / 3);
  expect(overlap(region(0, 0, 2, 2), region(5, 5, 1, 1))).toBe(0);
});

test("of boxes that overlap the surest stays, surest first", () => {
  const faces = [
    { ...region(0, 0, 10, 10), confidence: 0.6 },
    { ...region(1, 0, 10, 10), confidence: 0.9 },
    { ...region(50, 0, 10, 10), confidence: 0.95 },
  ];
  expect(suppressOverlaps(faces, 0.5).map((face) => face.confidence)).toEqual([0.95, 0.9]);
});

test("a face half outside is clipped to whole pixels; one wholly outside is refused with its place", () => {
  const image = imageOf(20, 10, () => 0);
  expect(clip(region(-3.5, 2.2, 10, 20), image)).toEqual(region(0, 2, 6, 7));
  expect(() => clip(region(30, 2, 5, 5), image)).toThrow(/30\.0, 2\.0 \(5\.0 × 5\.0 pixels\).*20 × 10 image/);
});

test("a region is read squared with black around, in the given layout", () => {
  const image = imageOf(4, 2, (x, y, c) => 100 * c + 10 * y + x);
  const columns = squareAxis({ start: 1, length: 2, before: 0, side: 2 }, 2);
  const rows = squareAxis({ start: 0, length: 1, before: 1, side: 2 }, 2);
  const read = (layout: "interleaved-rgb" | "planar-rgb" | "planar-bgr") => {
    const out = new Float32Array(12);
    sample(image, columns, rows, { out, layout });
    return Array.from(out);
  };
  expect(read("interleaved-rgb")).toEqual([0, 0, 0, 0, 0, 0, 1, 101, 201, 2, 102, 202]);
  expect(read("planar-rgb")).toEqual([0, 0, 1, 2, 0, 0, 101, 102, 0, 0, 201, 202]);
  expect(read("planar-bgr")).toEqual([0, 0, 201, 202, 0, 0, 101, 102, 0, 0, 1, 2]);
});

test("halving an image averages neighbours", () => {
  const image = imageOf(4, 4, (x) => 10 * x);
  const out = new Float32Array(3 * 2 * 3);
  sample(image, scaledAxis(4, 2, 3), scaledAxis(4, 2, 2), { out, layout: "planar-rgb" });
  expect(Array.from(out.subarray(0, 6))).toEqual([5, 25, 0, 5, 25, 0]);
});

test("a similarity is found again from points it moved", () => {
  const from = [0, 0, 10, 0, 5, 5, 1, 9, 8, 8];
  const move = { a: 0.8, b: 0.6, x0: 12, y0: -3 };
  const to = from.map((_, i) => {
    const [x, y] = [from[i - (i % 2)]!, from[i - (i % 2) + 1]!];
    return i % 2 === 0 ? move.a * x - move.b * y + move.x0 : move.b * x + move.a * y + move.y0;
  });
  const found = similarity(from, to);
  for (const key of ["a", "b", "x0", "y0"] as const) expect(found[key]).toBeCloseTo(move[key], 10);
});

test("an aligned face has its eyes and mouth where embedding networks expect them", () => {
  // The usual places, turned by about 37 degrees and half as large again.
  const usual = [38.3, 51.7, 73.5, 51.5, 56, 71.7, 41.5, 92.4, 70.7, 92.2];
  const points = usual.map((_, i) => {
    const [x, y] = [usual[i - (i % 2)]!, usual[i - (i % 2) + 1]!];
    return i % 2 === 0 ? 1.2 * x - 0.9 * y + 90 : 0.9 * x + 1.2 * y - 30;
  });
  const image = imageOf(220, 220, (x, y) =>
    points.some((_, i) => i % 2 === 0 && Math.hypot(x - points[i]!, y - points[i + 1]!) < 3) ? 255 : 0,
  );
  const aligned = alignFace(image, points, "planar-rgb");
  const brightnessAt = (x: number, y: number) => aligned[Math.round(y) * 112 + Math.round(x)]!;
  expect(brightnessAt(38, 52)).toBeGreaterThan(100);
  expect(brightnessAt(74, 52)).toBeGreaterThan(100);
  expect(brightnessAt(56, 40)).toBe(0);
});
