import { expect, test } from "vitest";
import { randomNumbers } from "../../testing/test-models.ts";
import { faceMotion } from "./face-motion.ts";
import { inRhythm, inStep } from "./in-step.ts";
import { loudness } from "./loudness.ts";
import { FRAMES, face, RATE } from "./mouth.fixture.ts";

/** Noise with the loudness of `open`, `late` frames after the mouth. */
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

function meanOf(cue: typeof inStep, crops: Uint8Array, samples: Float32Array): number {
  const { opening } = faceMotion(crops, RATE);
  const values = cue(opening, loudness(samples, RATE, opening.length), RATE);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test("a mouth is in step with its own sound, not with that of another speaker of the same rhythm", () => {
  expect(meanOf(inStep, face(own), sound(own))).toBeGreaterThan(0.7);
  expect(meanOf(inStep, face(other), sound(own))).toBeLessThan(0.5);
});

test("audio and video may be two frames apart, but less is more likely", () => {
  const apart = (late: number) => meanOf(inStep, face(own), sound(own, late));
  const together = apart(0);
  for (const late of [-2, 2]) {
    expect(apart(late)).toBeGreaterThan(0.6);
    expect(apart(late)).toBeLessThan(together - 0.05);
  }
});

test("a mouth is in rhythm with its own sound, and with nothing that starts and stops at other times", () => {
  const turns = (from: number) => (frame: number) =>
    Math.floor(frame / RATE + from) % 2 === 0 ? 0 : own(frame);
  expect(meanOf(inRhythm, face(turns(0)), sound(turns(0)))).toBeGreaterThan(0.7);
  expect(meanOf(inRhythm, face(turns(1)), sound(turns(0)))).toBeLessThan(-0.5);
});

test("a still mouth and silence are in step and in rhythm with nothing", () => {
  const silence = new Float32Array((FRAMES * 16_000) / RATE);
  for (const cue of [inStep, inRhythm]) {
    expect(
      meanOf(
        cue,
        face(() => 0),
        sound(own),
      ),
    ).toBe(0);
    expect(meanOf(cue, face(own), silence)).toBe(0);
    expect(cue(new Float64Array(0), new Float64Array(0), RATE)).toHaveLength(0);
  }
});
