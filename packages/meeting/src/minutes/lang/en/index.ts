import { defineLanguage } from "../language.ts";
import { consents } from "./consents.ts";
import { wording } from "./wording.ts";

/** English. */
export const english = defineLanguage({
  tag: "en",
  name: "English",
  version: 2,
  wording,
  consents,
  normalization: "basic",
  partsOfName: (fullName) => fullName.split(/\s+/),
  rules: async () => (await import("./rules.ts")).rules,
});
