import { expect, test } from "vitest";
import { defaultLanguages } from "../../minutes/lang/all.ts";
import { createLanguages } from "../../minutes/lang/languages.ts";
import { expectedLanguages } from "./expected-languages.ts";

const languages = createLanguages(defaultLanguages);

test.each([
  ["ko-kr", ["ko-KR"]],
  ["en, ko,en", ["en", "ko"]],
  ["auto", defaultLanguages.map(({ tag }) => tag)],
])("%s expects %j", (chosen, tags) => {
  expect(expectedLanguages(chosen, languages)).toEqual(tags);
});

test.each(["", "english language", "en,"])("%j is refused", (chosen) => {
  expect(() => expectedLanguages(chosen, languages)).toThrow(/is not a language tag/);
});
