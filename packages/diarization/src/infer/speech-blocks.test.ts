import { expect, test } from "vitest";
import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";
import { speechBlocks } from "./speech-blocks.ts";

/** A segment from second 2 on: speech and pauses in turn, in seconds. */
function segment(...lengths: readonly number[]): SpeechSegment {
  const steps = lengths.flatMap((seconds, index) =>
    Array.from({ length: Math.round(seconds / STEP_SECONDS) }, () => (index % 2 === 0 ? 0.9 : 0)),
  );
  return {
    startSeconds: 2,
    endSeconds: 2 + steps.length * STEP_SECONDS,
    probabilities: Float32Array.from(steps),
    levels: new Float32Array(steps.length),
  };
}

test("a pause of half a second ends a block, a shorter one does not", () => {
  expect(speechBlocks([segment(1, 0.5, 1)])).toEqual([
    { from: 20, to: 30 },
    { from: 35, to: 45 },
  ]);
  expect(speechBlocks([segment(1, 0.3, 1)])).toEqual([{ from: 20, to: 43 }]);
});

test("a cut divides the block it lies in and no other", () => {
  expect(speechBlocks([segment(2)], [3])).toEqual([
    { from: 20, to: 30 },
    { from: 30, to: 40 },
  ]);
  expect(speechBlocks([segment(2)], [2, 4, 9])).toEqual([{ from: 20, to: 40 }]);
});

test("without speech there are no blocks", () => {
  expect(speechBlocks([])).toEqual([]);
});
