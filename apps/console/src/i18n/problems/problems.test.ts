import { PROBLEM_CODES } from "@hapju/contract";
import { createTranslator } from "use-intl";
import { expect, test } from "vitest";
import { LANGUAGES, type UiLanguage } from "../languages";
import en from "./en";
import ko from "./ko";

const TEXTS: Readonly<Record<UiLanguage, Readonly<Record<string, string>>>> = { en, ko };
const languages = Object.keys(LANGUAGES) as UiLanguage[];

test.each(languages)("every code of the contract and of its client has a text in %s", (language) => {
  const codes = [...PROBLEM_CODES, "offline", "answer-unreadable", "unexpected"];
  expect(Object.keys(TEXTS[language]).toSorted()).toEqual(codes.toSorted());
});

test.each(languages)("every text in %s is complete with the message of the server alone", (language) => {
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale: language, messages: TEXTS[language], onError });
  const texts = Object.keys(TEXTS[language]).map((code) => t(code, { detail: "body.name: too long" }));
  for (const text of texts) expect(text.trim()).not.toMatch(/^$|[{}]/);
});
