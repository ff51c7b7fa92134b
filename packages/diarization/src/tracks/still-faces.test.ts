import { expect, test } from "vitest";
import type { FaceChange, FaceSighting, Track } from "../observations/faces.ts";
import { stillnessOf, withNamedPictures, withPictures } from "./still-faces.ts";

const step = (seconds: number, change: Partial<FaceChange> = {}): FaceChange => ({
  untilSeconds: seconds + 0.5,
  amount: 0,
  contrast: 30,
  noise: 0,
  elsewhere: 20,
  pattern: new Int8Array(144),
  ...change,
});
const BOX = { x: 0.4, y: 0.4, width: 0.1, height: 0.2 };
/** Sightings of one face, two a second. */
const sightings = (count: number, change: (at: number) => Partial<FaceChange> = () => ({})): FaceSighting[] =>
  Array.from({ length: count }, (_, at) => ({
    seconds: at / 2,
    box: BOX,
    confidence: 0.9,
    change: step(at / 2, change(at)),
  }));
const track = (id: string, boxes: readonly FaceSighting[], sizePixels = 100): Track => ({
  id,
  startSeconds: 0,
  endSeconds: boxes.length / 2,
  visible: [{ startSeconds: 0, endSeconds: boxes.length / 2 }],
  parts: [],
  boxes,
  embeddings: [{ seconds: 1, vector: Float32Array.of(1, 0), quality: { sizePixels, sharpness: 1, pose: 1 } }],
});
const minute = 120;

test("a face that never changes while others move is a picture, with and without noise", () => {
  expect(stillnessOf(sightings(minute))).toBe("still");
  expect(stillnessOf(sightings(minute, () => ({ amount: 2, noise: 2 })))).toBe("still");
});

test("one blink makes a face a person", () => {
  expect(stillnessOf(sightings(minute, (at) => (at === 40 ? { amount: 4 } : {})))).toBe("moving");
});

test("small motions all the time make a face a person, in noise too", () => {
  expect(stillnessOf(sightings(minute, () => ({ amount: 0.4 })))).toBe("moving");
  expect(stillnessOf(sightings(minute, () => ({ amount: 1.2, noise: 1 })))).toBe("moving");
});

test("where it is doubtful no face is a picture", () => {
  // Everything is still: a slide, a frozen recording.
  expect(stillnessOf(sightings(minute, () => ({ elsewhere: 0 })))).toBe("unclear");
  // Seen for a few seconds.
  expect(stillnessOf(sightings(8))).toBe("unclear");
  // More noise than a breath would change.
  expect(stillnessOf(sightings(minute, () => ({ amount: 6, noise: 6 })))).toBe("unclear");
  // Too small to see a breath.
  expect(withPictures([track("far", sightings(minute), 40)])[0]?.isPicture).toBeUndefined();
});

test("motion where the face is gone at the next frame is somebody in front of it", () => {
  const boxes = sightings(minute, (at) => (at === 40 ? { amount: 60 } : {}));
  expect(stillnessOf(boxes.filter((_, at) => at !== 41))).toBe("still");
});

test("a short sighting in the place of a picture is the picture; a person there is not", () => {
  const short = sightings(4).map((one) => ({ ...one, seconds: one.seconds + 70 }));
  const person = sightings(minute, () => ({ amount: 3 }));
  const tracks = withPictures([
    track("poster", sightings(minute)),
    track("again", short),
    track("person", person),
  ]);
  expect(tracks.map(({ isPicture }) => isPicture ?? false)).toEqual([true, true, false]);
});

test("a picture that a user names is a person", () => {
  const pictures = withPictures([track("poster", sightings(minute))]);
  const named = withNamedPictures(pictures, [
    { kind: "track-is", face: { seconds: 5, x: 0.45, y: 0.5 }, person: "ann" },
  ]);
  expect(pictures[0]?.isPicture).toBe(true);
  expect(named[0]?.isPicture).toBeUndefined();
});
