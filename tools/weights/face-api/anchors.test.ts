import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { anchorGrid } from "@hapju/tasks/adapters/vision/face-detection/anchors";
import { expect, test } from "vitest";
import { at } from "../at.ts";
import { readWeights } from "./weights.ts";

const folder = join(
  dirname(fileURLToPath(import.meta.resolve("@vladmandic/face-api/package.json"))),
  "model",
);

test("at 512 × 512 the detector's anchors are the table stored with the weights", async () => {
  const stored = (await readWeights(folder, "ssd_mobilenetv1_model")).data("Output/extra_dim");
  const grid = anchorGrid(512, 512);
  expect(grid.length).toBe(stored.length);
  let worst = 0;
  for (let i = 0; i < grid.length; i += 4) {
    const [top = 0, left = 0, bottom = 0, right = 0] = stored.subarray(i, i + 4);
    const table = [(top + bottom) / 2, (left + right) / 2, bottom - top, right - left];
    for (const [j, value] of table.entries()) {
      worst = Math.max(worst, Math.abs(value * 512 - at(grid, i + j)));
    }
  }
  expect(worst).toBeLessThan(0.02);
});
