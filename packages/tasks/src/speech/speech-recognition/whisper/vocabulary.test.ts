import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { multilingualFile } from "../../../testing/test-models.ts";
import { toTokens } from "./to-tokens.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.ts";

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await readVocabulary(multilingualFile("tokens.txt"));
});

test("a character whose bytes are in several tokens is whole", () => {
  // 뷁 (EB B7 81) has no token of its own.
  const tokens = toTokens("뷁", vocabulary);
  expect(tokens.length).toBeGreaterThan(1);
  expect(vocabulary.text(tokens)).toBe("뷁");
  expect(vocabulary.text(tokens.slice(0, 1))).toContain("\uFFFD");
});

test("texts have the tokens that openai/whisper gives them", () => {
  expect(toTokens(" Hello world", vocabulary)).toEqual([2425, 1002]);
  expect(toTokens(" 안녕하세요", vocabulary)).toEqual([19289]);
});

test("any text comes back from its tokens", () => {
  const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[가-힣 a-zA-Z0-9.,?'-]*$/));
  fc.assert(
    fc.property(texts, (text) => {
      expect(vocabulary.text(toTokens(text, vocabulary))).toBe(text);
    }),
  );
});
