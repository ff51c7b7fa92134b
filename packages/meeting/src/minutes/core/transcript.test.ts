import type { Turn } from "@hapju/diarization";
import { expect, test } from "vitest";
import { english } from "../lang/en/index.ts";
import { toTranscript } from "./transcript.ts";

const turn = (
  speaker: string,
  startSeconds: number,
  texts: readonly string[],
  gaps: Turn["gaps"] = [],
): Turn => ({
  speaker,
  startSeconds,
  endSeconds: startSeconds + 2,
  words: texts.map((text, index) => ({
    text,
    startSeconds: startSeconds + index / 2,
    endSeconds: startSeconds + index / 2 + 0.4,
    timing: "estimated",
    speakerConfidence: 0.9,
  })),
  gaps,
  confidence: 0.9,
  evidence: [],
});

test("turns are numbered in the order they begin, and a gap is a turn of its own", () => {
  const transcript = toTranscript(
    [
      turn("kim", 4, ["hello", "there"], [{ startSeconds: 9, endSeconds: 10 }]),
      turn("lee", 1, [], [{ startSeconds: 1, endSeconds: 3 }]),
    ],
    {},
  );
  expect(transcript.map(({ id, speaker, text, gap }) => [id, speaker, text, gap])).toEqual([
    ["t1", "lee", "", true],
    ["t2", "kim", "hello there", false],
    ["t3", "kim", "", true],
  ]);
});

test("the text of a turn is read, and its words say what was said", () => {
  const [first] = toTranscript([turn("kim", 0, ["twenty", "five", "people"])], english);
  expect(first?.text).toBe("25 people");
  expect(first?.words.map(({ text, said }) => [text, said])).toEqual([
    ["25", "twenty five"],
    ["people", undefined],
  ]);
});
