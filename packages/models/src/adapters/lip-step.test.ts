import { expect, test } from "vitest";
import { CROP_SIZE } from "../tasks/index.ts";
import { adapter } from "./lip-step.ts";
import { FRAMES, face, RATE, soundOf, talking } from "./lip-sync/mouth.fixture.ts";
import { ask } from "./test-models.ts";

/** Two who talk at their own pace, and the sound of the first. */
const speaks = talking(4, 0);
const mouths = talking(5, 2);
const samples = soundOf(speaks);
const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function scores(...crops: Uint8Array<ArrayBuffer>[]) {
  const input = { samples, framesPerSecond: RATE, faces: crops.map((one) => ({ crops: one })) };
  return (await ask(adapter, {}, input)).faces.map((answer) => answer.scores);
}

test("of two mouths that move the one that makes the sound is told, and a still one is out of the question", async () => {
  const [own, other, still] = (
    await scores(
      face(speaks),
      face(mouths),
      face(() => 0),
    )
  ).map(mean);
  expect(own).toBeGreaterThan(0.5);
  expect(other).toBeLessThan(0);
  expect(still).toBeLessThan(-2);
});

test("a mouth that starts to move late does not speak before", async () => {
  const [late] = await scores(face((frame) => (frame < FRAMES / 2 ? 0 : speaks(frame))));
  expect(mean(late!.subarray(0, FRAMES / 3))).toBeLessThan(mean(late!.subarray((2 * FRAMES) / 3)) - 1);
});

test("a black picture says nothing, one score per frame, and no face is no answer", async () => {
  const [black, none] = await scores(new Uint8Array(10 * CROP_SIZE * CROP_SIZE), new Uint8Array(0));
  expect(Array.from(black!)).toEqual(Array(10).fill(0));
  expect(none).toHaveLength(0);
});
