import type { Word } from "@hapju/diarization";
import fc from "fast-check";
import { expect, test } from "vitest";
import { korean } from "../lang/ko/index.ts";
import { type Rewriting, rewriteText } from "../lang/rewriting.ts";
import { readWords } from "./read-words.ts";

const spoken = (texts: readonly string[]): Word[] =>
  texts.map((text, at) => ({ text, startSeconds: at, endSeconds: at + 0.8, timing: "model" }));
const readKorean = (text: string) => korean.rewritings?.(text) ?? [];

test("a word stands for those it was made of, as long as they lasted, and says what was said", () => {
  const read = readWords(spoken("예산은 이천이십육 년 천이백만 원입니다.".split(" ")), readKorean);
  expect(read).toEqual([
    { text: "예산은", startSeconds: 0, endSeconds: 0.8, timing: "model" },
    { text: "2026년", said: "이천이십육 년", startSeconds: 1, endSeconds: 2.8, timing: "model" },
    {
      text: "1,200만 원입니다.",
      said: "천이백만 원입니다.",
      startSeconds: 3,
      endSeconds: 4.8,
      timing: "model",
    },
  ]);
});

test("what a person typed is read as it was typed", () => {
  const words = spoken(["세", "시", "반에"]).map((word) => ({ ...word, isTyped: true }) as const);
  expect(readWords(words, readKorean)).toEqual(words);
});

test("any words: nothing said is lost, the text is the text that is read, and times stay in order", () => {
  const texts = fc.array(fc.stringMatching(/^[a-z가-힣]{1,6}[.,?]?$/), { minLength: 1, maxLength: 12 });
  const cuts = fc.array(fc.nat({ max: 90 }), { maxLength: 8 });
  fc.assert(
    fc.property(texts, cuts, (words, numbers) => {
      const whole = words.join(" ");
      const edges = [...new Set(numbers.filter((at) => at <= whole.length))].sort((a, b) => a - b);
      const rewritings: Rewriting[] = edges.flatMap((start, index) => {
        const end = edges[index + 1];
        return index % 2 === 0 && end !== undefined ? [{ start, end, text: `<${index}>` }] : [];
      });
      const read = readWords(spoken(words), () => rewritings);
      expect(read.map(({ text, said = text }) => said).join(" ")).toBe(whole);
      expect(read.map(({ text }) => text).join(" ")).toBe(rewriteText(whole, rewritings));
      const times = read.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});
