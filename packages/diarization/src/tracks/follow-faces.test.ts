import { expect, test } from "vitest";
import type { FaceDetection, FaceSighting, FrameFaces, Tracklet } from "../observations/faces.ts";
import { appearanceOf } from "./appearance.ts";
import { chooseFacesToEmbed, frontalness, sharpnessOf } from "./face-quality.ts";
import { followFaces } from "./follow-faces.ts";
import { linkFaces } from "./link-faces.ts";

const face = (x: number, confidence = 0.9, y = 0.4): FaceDetection => ({
  box: { x, y, width: 0.08, height: 0.15 },
  confidence,
});
const frames = (from: number, count: number, faces: (at: number) => FaceDetection[]): FrameFaces[] =>
  Array.from({ length: count }, (_, at) => ({ seconds: from + at / 2, faces: faces(at) }));
const calibration = { measure: "cosine", midpoint: 0.5, slope: 20 } as const;
const tracklet = (trail: readonly FaceSighting[], ...vector: number[]): Tracklet => ({
  boxes: trail,
  embeddings: trail
    .filter((_, at) => at % 3 === 0)
    .map(({ seconds }) => ({
      seconds,
      vector: Float32Array.from(vector),
      quality: { sizePixels: 90, sharpness: 1, pose: 1 },
    })),
});
const ann = [1, 0, 0];
const bob = [0, 1, 0];

test("a face turned away is told from one that looks ahead, by five points and by 68", () => {
  const five = (nose: number) => Float32Array.of(0.4, 0.4, 0.6, 0.4, nose, 0.5, 0.45, 0.6, 0.55, 0.6);
  const all = (nose: number) => {
    const points = new Float32Array(136).fill(0.5);
    for (let at = 36; at < 48; at++) points.set([at < 42 ? 0.4 : 0.6, 0.4], 2 * at);
    points.set([nose, 0.5], 60);
    return points;
  };
  for (const points of [five, all]) {
    expect(frontalness({ points: points(0.5) })).toBeCloseTo(1);
    expect(frontalness({ points: points(0.65) })).toBeCloseTo(0);
  }
  expect(frontalness({})).toBe(1);
});

test("a face that is only seen from the side does not decide who a person is", () => {
  const seen = (pose: number) =>
    Array.from({ length: 4 }, (_, seconds) => ({
      seconds,
      vector: Float32Array.of(1, 0),
      quality: { sizePixels: 120, sharpness: 1, pose },
    }));
  expect(appearanceOf(seen(0.3))?.decisive).toBe(false);
  expect(appearanceOf([...seen(0.3), ...seen(0.9)])?.decisive).toBe(true);
});

test("faces are linked by position, in whatever order they are detected", () => {
  const trails = linkFaces(frames(0, 10, (at) => (at % 2 ? [face(0.1), face(0.5)] : [face(0.5), face(0.1)])));
  expect(trails.map((trail) => new Set(trail.map(({ box }) => box.x)).size)).toEqual([1, 1]);
});

test("a face that is not detected for a second keeps its trail; a face detected twice in a frame is one", () => {
  const trails = linkFaces(
    frames(0, 12, (at) => (at === 5 || at === 6 ? [] : [face(0.3), face(0.305, 0.6)])),
  );
  expect(trails.map(({ length }) => length)).toEqual([10]);
});

test("a face of low confidence counts if it is detected often, not if it is detected once", () => {
  const trails = linkFaces(frames(0, 10, (at) => [face(0.1, 0.3), ...(at === 4 ? [face(0.8, 0.3)] : [])]));
  expect(trails).toHaveLength(1);
});

test("a track continues across chunks, and its parts name the tracklets it was joined from", () => {
  const [first] = linkFaces(frames(0, 60, () => [face(0.1)]));
  const [second] = linkFaces(frames(30, 60, () => [face(0.11)]));
  const [track, ...others] = followFaces([[tracklet(first!, ...ann)], [tracklet(second!, ...ann)]], {
    calibration,
  });
  expect(others).toEqual([]);
  expect(track).toMatchObject({ id: "track-1", startSeconds: 0, endSeconds: 59.5 });
  expect(track!.parts.map(({ chunk, tracklet }) => [chunk, tracklet])).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(track!.visible).toEqual([{ startSeconds: 0, endSeconds: 59.5 }]);
});

test("chunks that overlap give one track with one sighting at each time", () => {
  const [first] = linkFaces(frames(0, 66, () => [face(0.1)]));
  const [second] = linkFaces(frames(30, 60, () => [face(0.1)]));
  const tracks = followFaces([[tracklet(first!, ...ann)], [tracklet(second!, ...ann)]]);
  expect(tracks).toHaveLength(1);
  expect(tracks[0]!.boxes.map(({ seconds }) => seconds)).toEqual(
    Array.from({ length: 120 }, (_, i) => i / 2),
  );
});

test("another person in the same place begins a new track", () => {
  const [first] = linkFaces(frames(0, 60, () => [face(0.1)]));
  const [second] = linkFaces(frames(30, 60, () => [face(0.1)]));
  const tracks = followFaces([[tracklet(first!, ...ann)], [tracklet(second!, ...bob)]], { calibration });
  expect(tracks).toHaveLength(2);
});

test("a tracklet that changes from one person to another becomes two tracks", () => {
  const [trail] = linkFaces(frames(0, 60, () => [face(0.1)]));
  const before = tracklet(trail!.slice(0, 30), ...ann);
  const after = tracklet(trail!.slice(30), ...bob);
  const both = { boxes: trail!, embeddings: [...before.embeddings, ...after.embeddings] };
  const tracks = followFaces([[both]], { calibration });
  expect(tracks.map(({ boxes }) => boxes.length)).toEqual([30, 30].map((count) => expect.closeTo(count, -1)));
});

test("a person who walks fast keeps the track if the face is recognised", () => {
  const [sitting] = linkFaces(frames(0, 10, () => [face(0.1)]));
  const [moved] = linkFaces(frames(5, 10, () => [face(0.26)]));
  expect(followFaces([[tracklet(sitting!, ...ann), tracklet(moved!, ...ann)]], { calibration })).toHaveLength(
    1,
  );
  expect(followFaces([[tracklet(sitting!, ...ann), tracklet(moved!, ...ann)]])).toHaveLength(2);
});

test("the faces to embed are large, few and spread over the trail", () => {
  const [trail] = linkFaces(frames(0, 60, (at) => [face(0.1, at % 2 ? 0.95 : 0.6)]));
  const chosen = chooseFacesToEmbed(trail!, { frame: { width: 1280, height: 720 }, count: 4 });
  expect(chosen).toHaveLength(4);
  expect(chosen.every((at) => at % 2 === 1)).toBe(true);
  expect(chosen.map((at) => Math.floor(at / 15))).toEqual([0, 1, 2, 3]);
  expect(chooseFacesToEmbed(trail!, { frame: { width: 320, height: 180 } })).toEqual([]);
});

test("a turned head is less frontal, a blurred picture less sharp", () => {
  const points = (nose: number) => Float32Array.from([0.1, 0.4, 0.2, 0.4, nose, 0.45, 0.12, 0.5, 0.18, 0.5]);
  expect(frontalness({ ...face(0.1), points: points(0.15) })).toBeCloseTo(1, 5);
  expect(frontalness({ ...face(0.1), points: points(0.19) })).toBeLessThan(0.3);
  const checks = Uint8Array.from({ length: 32 * 32 }, (_, i) => (((i >> 1) + (i >> 6)) % 2 === 0 ? 255 : 0));
  const ramp = Uint8Array.from({ length: 32 * 32 }, (_, i) => (i % 32) * 4);
  expect(sharpnessOf(checks, 32)).toBe(1);
  expect(sharpnessOf(ramp, 32)).toBe(0);
});
