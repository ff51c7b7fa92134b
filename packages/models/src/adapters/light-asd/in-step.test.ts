import { expect, test } from "vitest";
import { CROP_SIZE } from "../../tasks/index.ts";
import { randomNumbers } from "../test-models.ts";
import { inStep } from "./in-step.ts";

const RATE = 25;
const FRAMES = 3 * RATE;

/** A grey face whose dark mouth is as high as `open` says, 0…1 a frame. */
function face(open: (frame: number) => number): Uint8Array {
  const crops = new Uint8Array(FRAMES * CROP_SIZE * CROP_SIZE);
  for (let i = 0; i < crops.length; i++) {
    const [x, y] = [(i % CROP_SIZE) - 56, (Math.floor(i / CROP_SIZE) % CROP_SIZE) - 86];
    const height = 1 + 10 * open(Math.floor(i / CROP_SIZE ** 2));
    crops[i] = (x / 18) ** 2 + (y / height) ** 2 < 1 ? 50 : 170;
  }
  return crops;
}

/** Noise as loud as `open` says; `late` frames after the mouth. */
function sound(open: (frame: number) => number, late = 0): Float32Array {
  const random = randomNumbers(3);
  const level = (i: number) => 10 ** (open((i * RATE) / 16_000 - 0.5 - late) - 2);
  return Float32Array.from({ length: (FRAMES * 16_000) / RATE }, (_, i) => level(i) * (random() - 0.5));
}

/** Syllables, not quite regular, under a rise and fall of a second that all who talk have. */
const syllables = (perSecond: number, phase: number) => (frame: number) => {
  const seconds = frame / RATE;
  const syllable = Math.sin(2 * Math.PI * perSecond * seconds + phase + Math.sin(5 * seconds));
  return 0.5 + 0.25 * Math.sin(2 * Math.PI * seconds) + 0.25 * syllable;
};
const own = syllables(4, 0);
const other = syllables(5, 2);
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("a mouth is in step with its own sound and not with that of another who talks in the same rhythm", () => {
  expect(mean(inStep(face(own), sound(own), RATE))).toBeGreaterThan(0.7);
  expect(mean(inStep(face(other), sound(own), RATE))).toBeLessThan(0.5);
});

test("sound and picture may be a frame apart", () => {
  for (const late of [-1, 1]) expect(mean(inStep(face(own), sound(own, late), RATE))).toBeGreaterThan(0.6);
});

test("a mouth at rest and silence are in step with nothing", () => {
  const shut = face(() => 0);
  const silence = new Float32Array((FRAMES * 16_000) / RATE);
  expect(mean(inStep(shut, sound(own), RATE))).toBe(0);
  expect(mean(inStep(face(own), silence, RATE))).toBe(0);
  expect(inStep(new Uint8Array(0), new Float32Array(0), RATE)).toHaveLength(0);
});
