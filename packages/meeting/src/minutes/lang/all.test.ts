import { PURPOSES } from "@hapju/identity";
import { expect, test } from "vitest";
import { defaultLanguages } from "./all.ts";
import { english } from "./en/index.ts";

test.each(defaultLanguages)(
  "$name has every wording, rules, and a consent text of every purpose",
  async (language) => {
    const texts = Object.entries(language.wording).filter(([, value]) => typeof value === "string");
    for (const [key, text] of texts) expect(text, key).not.toBe("");
    expect(Object.keys(language.wording.warnings)).toEqual(Object.keys(english.wording.warnings));
    expect(language.wording.unknown("7")).toContain("7");
    expect((await language.rules()).stopWords.size).toBeGreaterThan(0);
    expect(new Set(language.consents.map(({ purpose }) => purpose))).toEqual(new Set(PURPOSES));
  },
);
