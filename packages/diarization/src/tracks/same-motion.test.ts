import { expect, test } from "vitest";
import { random } from "../fixtures/meeting.fixture.ts";
import type { Track } from "../observations/faces.ts";
import { moveAsOne, withoutCopies } from "./same-motion.ts";

const STEPS = 20;
const SIDE = 12;
/** What one person's face changes by in each step. */
const motionOf = (seed: number): Int8Array[] => {
  const next = random(seed);
  return Array.from({ length: STEPS }, () =>
    Int8Array.from({ length: SIDE * SIDE }, () => Math.round((next() - 0.5) * 40)),
  );
};
const mirrored = (pattern: Int8Array) =>
  pattern.map((_, cell) => pattern[cell - (cell % SIDE) + SIDE - 1 - (cell % SIDE)] ?? 0);
/** A face seen for ten seconds that moves so. */
const track = (
  id: string,
  motion: readonly Int8Array[],
  { width = 0.1, noise = 0, from = 0 } = {},
): Track => ({
  id,
  startSeconds: from,
  endSeconds: 10,
  visible: [{ startSeconds: from, endSeconds: 10 }],
  parts: [{ chunk: 0, tracklet: 0, startSeconds: from, endSeconds: 10 }],
  boxes: motion.flatMap((pattern, at) => {
    const seconds = at / 2;
    const amount = Math.sqrt(pattern.reduce((sum, value) => sum + value ** 2, 0) / pattern.length);
    const change = { untilSeconds: seconds + 0.5, amount, contrast: 30, noise, elsewhere: 20, pattern };
    const box = { x: 0.2, y: 0.2, width, height: width };
    return seconds < from ? [] : [{ seconds, box, confidence: 0.9, change }];
  }),
  embeddings: [],
});
const [ann, bob] = [motionOf(1), motionOf(2)];
/** Seen at another size: coarser, with other noise. */
const again = (motion: readonly Int8Array[]) => {
  const next = random(3);
  return motion.map((pattern) => pattern.map((value) => Math.round(value * 0.8 + (next() - 0.5) * 12)));
};

test("a face and its copy move as one, mirrored too; two people do not", () => {
  expect(moveAsOne(track("a", ann), track("b", again(ann)))).toBe(true);
  expect(moveAsOne(track("a", ann), track("b", again(ann.map(mirrored))))).toBe(true);
  expect(moveAsOne(track("a", ann), track("b", bob))).toBe(false);
});

test("a camera that moves moves all faces alike: that makes no copies", () => {
  expect(moveAsOne(track("a", ann, { noise: 10 }), track("b", again(ann), { noise: 10 }))).toBe(false);
});

test("a second of common motion is too little to say that two faces are one", () => {
  expect(moveAsOne(track("a", ann.slice(0, 3)), track("b", again(ann.slice(0, 3))))).toBe(false);
});

test("lips are read from the larger of two copies, and from the smaller where it is alone", () => {
  const large = track("large", ann, { width: 0.3, from: 4 });
  const small = track("small", again(ann));
  const other = track("other", bob);
  const [one, two, three] = withoutCopies([small, large, other]);
  expect(one?.visible).toEqual([{ startSeconds: 0, endSeconds: 4 }]);
  expect(one?.parts).toEqual([{ chunk: 0, tracklet: 0, startSeconds: 0, endSeconds: 4 }]);
  expect([two, three]).toEqual([large, other]);
});
