import { defineLanguage } from "../language.ts";
import { consents } from "./consents.ts";
import { rewritings } from "./reading/index.ts";
import { wording } from "./wording.ts";

/** English. */
export const english = defineLanguage({
  tag: "en",
  name: "English",
  version: 5,
  wording,
  consents,
  normalization: "basic",
  partsOfName: (fullName) => fullName.split(/\s+/),
  rewritings,
  rules: async () => (await import("./rules.ts")).rules,
});
