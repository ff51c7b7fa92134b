import { expect, test } from "vitest";
import { ask, randomNumbers } from "../../testing/test-models.ts";
import { face as mouthOf, RATE, soundOf, talking as talkingAt } from "../lips/mouth.fixture.ts";
import { CROP_SIZE } from "./contract.ts";
import { adapter } from "./lip-sync.ts";

const SECONDS = 3;

/** A face drawn in grey: eyes, and a dark mouth `open(t)` high (0…1), shaken by `shake` pixels and noise. */
function face(framesPerSecond: number, open: (t: number) => number, shake = 0): Uint8Array<ArrayBuffer> {
  const random = randomNumbers(7);
  const frames = Math.round(SECONDS * framesPerSecond);
  const crops = new Uint8Array(frames * CROP_SIZE * CROP_SIZE);
  for (let f = 0; f < frames; f++) {
    const dx = shake * (random() - 0.5);
    const height = 1 + 10 * open(f / framesPerSecond);
    for (let i = 0; i < CROP_SIZE * CROP_SIZE; i++) {
      const [x, y] = [(i % CROP_SIZE) - 56 - dx, Math.floor(i / CROP_SIZE)];
      const eye = Math.hypot(Math.abs(x) - 18, y - 45) < 5;
      const mouth = (x / 18) ** 2 + ((y - 86) / height) ** 2 < 1;
      const light = Math.hypot(x / 45, (y - 56) / 55) < 1 ? 170 : 60;
      crops[f * CROP_SIZE * CROP_SIZE + i] = (eye || mouth ? 50 : light) + 4 * random();
    }
  }
  return crops;
}

/** Opens and closes about four times a second, as speech does. */
const talking = (t: number) => Math.max(0, Math.sin(2 * Math.PI * 4 * t)) * (0.6 + 0.4 * Math.sin(9 * t));
const random = randomNumbers(3);
const speech = Float32Array.from(
  { length: SECONDS * 16_000 },
  (_, i) => (0.02 + 0.3 * talking(i / 16_000)) * (random() - 0.5),
);
const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function scores(
  framesPerSecond: number,
  samples: Float32Array<ArrayBuffer>,
  ...crops: Uint8Array<ArrayBuffer>[]
) {
  const input = { samples, framesPerSecond, faces: crops.map((one) => ({ crops: one })) };
  return (await ask(adapter, {}, input)).faces.map((answer) => mean(answer.scores));
}

test.each([12.5, 25])(
  "at %d frames a second a talking face is above 0, still and shaking ones below",
  async (fps) => {
    const [talks, still, open, shakes] = await scores(
      fps,
      speech,
      face(fps, talking),
      face(fps, () => 0),
      face(fps, () => 0.5),
      face(fps, () => 0.1, 3),
    );
    expect(talks).toBeGreaterThan(1);
    for (const idle of [still, open, shakes]) expect(idle).toBeLessThan(-0.5);
  },
);

test("lips that move without any sound do not speak", async () => {
  const [silent] = await scores(12.5, new Float32Array(SECONDS * 16_000), face(12.5, talking));
  expect(silent).toBeLessThan(0);
});

test("lips in step with the sound are worth more than the same lips against it", async () => {
  const crops = face(25, (t) => 0.07 * talking(t));
  const against = Float32Array.from(speech, (_, i) => (0.32 - 0.3 * talking(i / 16_000)) * (random() - 0.5));
  const [inStep] = await scores(25, speech, crops);
  const [other] = await scores(25, against, crops);
  expect(inStep).toBeGreaterThan(other! + 0.5);
});

test("of two moving mouths both talk, and the match names the one that makes the sound", async () => {
  const [own, other] = [talkingAt(4, 0), talkingAt(5, 2)];
  const input = {
    samples: soundOf(own),
    framesPerSecond: RATE,
    faces: [own, other].map((mouth) => ({ crops: mouthOf(mouth) })),
  };
  const [makes, moves] = (await ask(adapter, {}, input)).faces;
  for (const { scores } of [makes!, moves!]) expect(mean(scores)).toBeGreaterThan(1);
  expect(mean(makes!.match!)).toBeGreaterThan(0.5);
  expect(mean(moves!.match!)).toBeLessThan(0);
});

test("a black image scores 0 in every frame, and no face gets no score", async () => {
  const black = new Uint8Array(10 * CROP_SIZE * CROP_SIZE);
  const input = {
    samples: speech,
    framesPerSecond: 12.5,
    faces: [{ crops: black }, { crops: new Uint8Array(0) }],
  };
  const { faces } = await ask(adapter, {}, input);
  for (const values of [faces[0]!.scores, faces[0]!.match!])
    expect(Array.from(values)).toEqual(Array(10).fill(0));
  for (const values of [faces[1]!.scores, faces[1]!.match!]) expect(values).toHaveLength(0);
});
