import type { Box, Image } from "@hapju/spec";
import { expect, test } from "vitest";
import { sampledFrame, withChanges } from "./face-changes.ts";

const SIZE = { width: 320, height: 180 };
const FACE: Box = { x: 0.1, y: 0.2, width: 0.2, height: 0.4 };
/** Below the right half of the picture. */
const HAND: Box = { x: 0.7, y: 0.6, width: 0.1, height: 0.2 };

/** Grey noise from a seed (a linear congruential generator), −1…1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 31 - 1;
  };
}

/** A striped picture, brighter in the parts, with noise of some grey levels. */
function picture(light: number, parts: readonly Box[] = [], grain = 0, seed = 1): Image {
  const next = noise(seed);
  const data = new Uint8Array(SIZE.width * SIZE.height * 3);
  for (let y = 0; y < SIZE.height; y++)
    for (let x = 0; x < SIZE.width; x++) {
      const [across, down] = [x / SIZE.width, y / SIZE.height];
      const isIn = parts.some(
        (part) =>
          across >= part.x && across < part.x + part.width && down >= part.y && down < part.y + part.height,
      );
      const grey = light + (Math.floor(x / 16) % 2) * 60 + (isIn ? 50 : 0) + grain * next();
      data.fill(Math.min(255, Math.max(0, grey)), (y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3);
    }
  return { ...SIZE, data };
}

const changeBetween = (one: Image, next: Image) => {
  const [face] = withChanges(sampledFrame(one, 1, [{ box: FACE, confidence: 0.9 }]), next, 1.5);
  return face?.change;
};

test("what moves elsewhere is not in the face", () => {
  const change = changeBetween(picture(50), picture(50, [HAND]));
  expect(change).toMatchObject({ untilSeconds: 1.5, amount: 0, noise: 0 });
  expect(change?.contrast).toBeGreaterThan(20);
  expect(change?.elsewhere).toBeGreaterThan(30);
});

test("what moves in the face is not elsewhere, and its pattern says where", () => {
  const mouth: Box = { x: 0.1, y: 0.5, width: 0.2, height: 0.1 };
  const change = changeBetween(picture(50), picture(50, [mouth]));
  expect(change?.amount).toBeGreaterThan(10);
  expect(change?.elsewhere).toBe(0);
  const { pattern = new Int8Array() } = change ?? {};
  expect(Math.min(...pattern.slice(9 * 12))).toBeGreaterThan(0);
  expect(Math.max(...pattern.slice(0, 8 * 12))).toBeLessThan(0);
});

test("light that changes is no motion", () => {
  expect(changeBetween(picture(50), picture(70))?.amount).toBeCloseTo(0);
});

test("in a noisy picture a still face changes as much as its noise", () => {
  const change = changeBetween(picture(50, [], 20, 1), picture(50, [], 20, 2));
  expect(change?.noise).toBeGreaterThan(1);
  expect((change?.amount ?? 0) / (change?.noise ?? 1)).toBeGreaterThan(0.8);
  expect((change?.amount ?? 0) / (change?.noise ?? 1)).toBeLessThan(1.25);
});
