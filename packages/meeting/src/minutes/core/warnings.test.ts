import { expect, test } from "vitest";
import { warningsFor } from "./warnings.ts";

const complete = { hasAudio: true, video: { width: 1280, height: 720 }, truncated: false };

test("a complete recording with voices has no warning", () => {
  expect(warningsFor(complete, { voiceEvidence: "statistics" })).toEqual([]);
});

test("missing tracks, voices and a cut end are warned of", () => {
  expect(warningsFor({ hasAudio: false, truncated: true }, { voiceEvidence: "none" })).toEqual([
    "noAudio",
    "noVideo",
    "truncated",
  ]);
  expect(warningsFor(complete, { voiceEvidence: "none" })).toEqual(["noVoices"]);
});
