import fc from "fast-check";
import { expect, test } from "vitest";
import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";
import { placeWords } from "./place-words.ts";

/** A segment from 10 s on: voice and pauses in turn, in seconds. */
function segment(...lengths: readonly number[]): SpeechSegment {
  const steps = lengths.flatMap((seconds, index) =>
    new Array<boolean>(Math.round(seconds / STEP_SECONDS)).fill(index % 2 === 0),
  );
  return {
    startSeconds: 10,
    endSeconds: 10 + steps.length * STEP_SECONDS,
    probabilities: Float32Array.from(steps, (voiced) => (voiced ? 0.9 : 0.05)),
    levels: Float32Array.from(steps, (voiced) => (voiced ? -20 : -60)),
  };
}

const during = (words: ReturnType<typeof placeWords>, start: number, end: number) =>
  words
    .filter(({ startSeconds, endSeconds }) => startSeconds >= start - 0.01 && endSeconds <= end + 0.01)
    .map(({ text }) => text)
    .join(" ");

test("a sentence stays in its own voiced segment though its pace differs", () => {
  // Proportion alone would carry "The" over the pause into the first segment.
  const words = placeWords(
    "Let us talk about the release. The tests are finished, all of them.",
    segment(1.9, 0.9, 1.6),
  );
  expect(during(words, 10, 11.9)).toBe("Let us talk about the release.");
  expect(during(words, 12.8, 14.4)).toBe("The tests are finished, all of them.");
});

test("a short answer between two speakers keeps its place", () => {
  const words = placeWords(
    "We need the numbers from the bank. Then that question is still open.",
    segment(2, 0.8, 2.2),
  );
  expect(during(words, 10, 12)).toBe("We need the numbers from the bank.");
});

test("without punctuation words follow the lengths of the voiced segments", () => {
  const words = placeWords("one two three four five six", segment(1, 0.5, 2));
  expect(during(words, 10, 11)).toBe("one two");
});

test("every word is placed once, in order, inside the segment", () => {
  const lengths = fc.array(fc.double({ min: 0.05, max: 3, noNaN: true }), { minLength: 1, maxLength: 7 });
  const texts = fc.array(fc.stringMatching(/^[a-z가-힣]{1,8}[.,?]?$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(lengths, texts, (voicedAndPauses, spoken) => {
      const where = segment(...voicedAndPauses);
      const words = placeWords(spoken.join(" "), where);
      expect(words.map(({ text }) => text)).toEqual(spoken);
      let last = where.startSeconds;
      for (const { startSeconds, endSeconds } of words) {
        expect(startSeconds).toBeGreaterThanOrEqual(last - 1e-9);
        expect(endSeconds).toBeGreaterThanOrEqual(startSeconds);
        last = endSeconds;
      }
      expect(last).toBeLessThanOrEqual(where.endSeconds + 1e-9);
    }),
  );
});
