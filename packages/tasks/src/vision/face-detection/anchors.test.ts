import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readWeights } from "@hapju/inference/src/adapters/face-api/weights.ts";
import { expect, test } from "vitest";
import { anchorGrid } from "./anchors.ts";

const folder = join(
  dirname(createRequire(import.meta.url).resolve("@vladmandic/face-api/package.json")),
  "model",
);

test("at 512 × 512 the grid is the table stored with the weights", async () => {
  const stored = (await readWeights(folder, "ssd_mobilenetv1_model")).data("Output/extra_dim");
  const grid = anchorGrid(512, 512);
  expect(grid.length).toBe(stored.length);
  let worst = 0;
  for (let i = 0; i < grid.length; i += 4) {
    const [top, left, bottom, right] = Array.from(stored.subarray(i, i + 4), (value) => value * 512);
    const table = [(top! + bottom!) / 2, (left! + right!) / 2, bottom! - top!, right! - left!];
    for (const [j, value] of table.entries()) worst = Math.max(worst, Math.abs(value - grid[i + j]!));
  }
  expect(worst).toBeLessThan(0.02);
});

test("a wide picture has as many anchors as the network has outputs", () => {
  expect(anchorGrid(96, 160).length / 4).toBe(330);
});
