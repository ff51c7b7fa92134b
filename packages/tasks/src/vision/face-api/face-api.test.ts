import { describe, expect, test } from "vitest";
import { ask, imageOf, randomNumbers, weightFile } from "../../testing/test-models.ts";
import { adapter as detector } from "../face-detection/face-api-detector.ts";
import { adapter as recognition } from "../face-embedding/face-api-recognition.ts";
import { adapter as landmarks } from "../face-landmarks/face-api-landmarks.ts";

const files = {
  detector: weightFile("face-api/detector.onnx"),
  landmarks: weightFile("face-api/landmarks.onnx"),
  recognition: weightFile("face-api/recognition.onnx"),
};

const random = randomNumbers();
const noise = imageOf(320, 180, () => random() * 255);
const box = { x: 0.4, y: 0.2, width: 0.2, height: 0.5 };

test("noise has no face", async () => {
  expect(await ask(detector, { model: files.detector }, { image: noise })).toEqual({ faces: [] });
});

test.each([
  [1, 1],
  [2, 700],
  [1280, 3],
  [33, 31],
])("a picture of %i × %i is looked at", async (width, height) => {
  const image = imageOf(width, height, () => 128);
  expect(await ask(detector, { model: files.detector }, { image })).toEqual({ faces: [] });
});

test("a size the detector cannot have is refused", async () => {
  const asked = ask(detector, { model: files.detector }, { image: noise }, { size: "big" });
  await expect(asked).rejects.toThrow(/"size".*"big".*128 to 2048/);
});

describe("several faces of one picture", () => {
  const second = { x: 0.1, y: 0.1, width: 0.3, height: 0.6 };

  test("get the landmarks each gets alone", async () => {
    const of = (boxes: (typeof box)[]) => ask(landmarks, { model: files.landmarks }, { image: noise, boxes });
    const [both, alone] = [await of([box, second]), await of([second])];
    expect(both.faces[0]!.points).toHaveLength(136);
    for (const [i, value] of alone.faces[0]!.points.entries()) {
      expect(both.faces[1]!.points[i]).toBeCloseTo(value, 5);
    }
  });

  test("get the embedding each gets alone", async () => {
    const both = { landmarks: files.landmarks, recognition: files.recognition };
    const of = (boxes: (typeof box)[]) =>
      ask(recognition, both, { image: noise, faces: boxes.map((one) => ({ box: one })) });
    const [together, alone] = [await of([box, second]), await of([second])];
    expect(together.embeddings[0]).toHaveLength(128);
    for (const [i, value] of alone.embeddings[0]!.entries()) {
      expect(together.embeddings[1]![i]).toBeCloseTo(value, 4);
    }
  });
});

test("no faces, no embeddings", async () => {
  const both = { landmarks: files.landmarks, recognition: files.recognition };
  expect(await ask(recognition, both, { image: noise, faces: [] })).toEqual({ embeddings: [] });
  expect(await ask(landmarks, { model: files.landmarks }, { image: noise, boxes: [] })).toEqual({
    faces: [],
  });
});
