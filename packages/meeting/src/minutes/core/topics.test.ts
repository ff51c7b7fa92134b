import { expect, test } from "vitest";
import { english } from "../lang/en/index.ts";
import type { TranscriptTurn } from "./schema.ts";
import { sentencesOf } from "./sentences.ts";
import { summarize } from "./summary.ts";
import { findTopics } from "./topics.ts";

const BUDGET = [
  "The budget covers travel costs.",
  "Travel costs exceed the budget.",
  "The budget needs new travel rules.",
];
const CAMERA = [
  "The camera records blurry video.",
  "Blurry video needs another camera lens.",
  "Another lens fixes the camera.",
];

/** One sentence per turn, a turn every `seconds`. */
function transcript(lines: readonly string[], seconds: number): TranscriptTurn[] {
  return lines.map((text, index) => ({
    id: `t${index + 1}`,
    startSeconds: index * seconds,
    endSeconds: index * seconds + 5,
    speaker: index % 2 === 0 ? "ann" : "bob",
    text,
    gap: false,
    confidence: 1,
    words: [],
  }));
}
const topicsOf = async (lines: readonly string[], seconds: number) =>
  findTopics(sentencesOf(transcript(lines, seconds), "en"), await english.rules(), "en");

test("a change of vocabulary starts a topic, titled by its own words", async () => {
  const topics = await topicsOf([...BUDGET, ...BUDGET, ...CAMERA, ...CAMERA], 30);
  expect(topics.map(({ startSeconds }) => startSeconds)).toEqual([0, 180]);
  expect(topics[0]?.title).toContain("udget");
  expect(topics[1]?.title).toContain("amera");
});

test("topics shorter than 90 seconds start only where a speaker announces them", async () => {
  expect(await topicsOf([...BUDGET, ...CAMERA], 5)).toHaveLength(1);
  const announced = await topicsOf([...BUDGET, "Let's move on.", ...CAMERA], 5);
  expect(announced.map(({ startSeconds }) => startSeconds)).toEqual([0, 15]);
});

test("the summary holds sentences of both subjects, in the order they were said, without questions", async () => {
  const lines = [...BUDGET, "Who pays for the camera and the travel budget?", ...CAMERA];
  const summary = summarize(sentencesOf(transcript(lines, 5), "en"), await english.rules(), "en");
  const texts = summary.map(({ text }) => text);
  expect(texts).toHaveLength(2);
  expect(lines.filter((line) => texts.includes(line))).toEqual(texts);
  expect(BUDGET).toContain(texts[0]);
  expect(CAMERA).toContain(texts[1]);
});
