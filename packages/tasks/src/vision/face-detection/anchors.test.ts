import { expect, test } from "vitest";
import { anchorGrid } from "./anchors.ts";

test("a wide picture has as many anchors as the network has outputs", () => {
  expect(anchorGrid(96, 160).length / 4).toBe(330);
});
