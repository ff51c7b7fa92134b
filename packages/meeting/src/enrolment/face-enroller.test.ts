import { sourceFile } from "@hapju/identity";
import { expect, test } from "vitest";
import { type FoundFace, faceEnroller } from "./face-enroller.ts";

const photo = sourceFile({ name: "kim.jpg", bytes: Uint8Array.of(1, 2, 3) });
const image = { width: 200, height: 100, data: new Uint8Array(200 * 100 * 3) };
const face = (width: number, height: number, x = 0): FoundFace => ({
  box: { x, y: 0, width, height },
  confidence: 0.9,
  sharpness: 0.5,
  frontal: 1,
  embedding: Float32Array.of(1, 2),
});
const enroll = (faces: readonly FoundFace[], decode = async () => image) =>
  faceEnroller({ model: "face-a@1", decode, findFaces: async () => faces }).embed(photo);

test("the one face of a photo becomes a template, its shorter side measured in pixels", async () => {
  expect(await enroll([face(0.5, 0.8)])).toEqual({
    embedding: Float32Array.of(1, 2),
    quality: { confidence: 0.9, sharpness: 0.5, frontal: 1, sizePixels: 80 },
  });
});

test.each([
  ["without a face", [], { code: "no-face" }],
  ["of two people", [face(0.5, 0.8), face(0.4, 0.7)], { code: "several-faces", data: { faces: 2 } }],
  [
    "with a face that is too small",
    [face(0.5, 0.59)],
    { code: "face-too-small", data: { sizePixels: 59, smallest: 60 } },
  ],
])("a photo %s is refused by name", async (_, faces, error) => {
  await expect(enroll(faces)).rejects.toMatchObject({
    ...error,
    message: expect.stringContaining("kim.jpg"),
  });
});

test("a photo of a group is refused with the question which face, and where each is", async () => {
  await expect(enroll([face(0.3, 0.5, 0.6), face(0.4, 0.7, 0.1)])).rejects.toMatchObject({
    message: expect.stringContaining(
      "face 1 at 10–50% from the left, 0–70% from the top; face 2 at 60–90% from the left",
    ),
  });
});

test("people in the background, and what is hardly a face, do not make a group", async () => {
  const hardly = { ...face(0.4, 0.6, 0.5), confidence: 0.34 };
  const subject = { ...face(0.4, 0.8), embedding: Float32Array.of(3, 4) };
  await expect(enroll([face(0.1, 0.2, 0.8), subject, hardly])).resolves.toMatchObject({
    embedding: Float32Array.of(3, 4),
  });
});

test("bytes that are no photo are refused with the decoder's reason", async () => {
  const refuse = () => Promise.reject(new Error("no marker"));
  await expect(enroll([], refuse)).rejects.toMatchObject({
    code: "photo-unreadable",
    message: "kim.jpg (3 bytes) cannot be read as a photo: no marker. Replace the file.",
  });
});

test("a closed decoder is not the photo's fault", async () => {
  const closed = Object.assign(new Error("closed"), { code: "closed" });
  await expect(enroll([], () => Promise.reject(closed))).rejects.toBe(closed);
});
