import { expect, test } from "vitest";
import { defaultLanguages } from "./all.ts";
import { english } from "./en/index.ts";
import { korean } from "./ko/index.ts";
import { defineLanguage } from "./language.ts";
import { createLanguages } from "./languages.ts";

const brazilian = defineLanguage({ ...english, tag: "pt-BR", name: "Português do Brasil" });

test("a tag is served by the most specific language, any other by the first", () => {
  const languages = createLanguages([...defaultLanguages, brazilian]);
  expect(languages.of("ko-KR")).toBe(korean);
  expect(languages.of("PT-br")).toBe(brazilian);
  expect(languages.of("pt")).toBe(english);
  expect(languages.of("kok")).toBe(english);
});

test("an empty list and two languages with one tag are refused", () => {
  expect(() => createLanguages([])).toThrow("No language is registered");
  expect(() => createLanguages([english, { ...korean, tag: "EN" }])).toThrow("English and 한국어");
});
