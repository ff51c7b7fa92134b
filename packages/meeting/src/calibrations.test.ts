import type { Catalog } from "@hapju/inference";
import { faceEmbedding, speakerEmbedding } from "@hapju/tasks";
import { expect, test } from "vitest";
import { calibrationsOf } from "./calibrations.ts";

const scale = { measure: "cosine", midpoint: 0.4, slope: 20 };
const catalog = {
  entries: [
    { id: "face", version: "1", calibration: scale },
    { id: "voice", version: "1", calibration: scale },
    { id: "plain", version: "1" },
  ],
} as unknown as Catalog;

test("a run compares embeddings by the calibrations of its models", () => {
  const plan = {
    [faceEmbedding.name]: "face@1",
    [speakerEmbedding.name]: "voice@1",
  };
  expect(calibrationsOf(catalog, plan)).toMatchObject({
    face: scale,
    voice: { ...scale, model: "voice@1" },
  });
});

test("a model without a calibration, or a missing one, compares nothing", () => {
  expect(calibrationsOf(catalog, { [faceEmbedding.name]: "plain@1" })).toEqual({});
  expect(calibrationsOf(catalog, { [speakerEmbedding.name]: "missing@1" })).toEqual({});
});
