import { defineLanguage } from "../language.ts";
import { consents } from "./consents.ts";
import { wording } from "./wording.ts";

/** A family name of one syllable and a given name, written together. */
const FULL_NAME = /^[가-힣]{3,4}$/;

/** Korean. */
export const korean = defineLanguage({
  tag: "ko",
  name: "한국어",
  version: 1,
  wording,
  consents,
  normalization: "korean",
  // 김민수 is called 민수.
  partsOfName: (fullName) => (FULL_NAME.test(fullName) ? [fullName.slice(1)] : fullName.split(/\s+/)),
  rules: async () => (await import("./rules.ts")).rules,
});
