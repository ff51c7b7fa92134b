import { z } from "zod";
import { listed } from "../minutes/names.ts";
import { defineCheck } from "./define-check.ts";

/** The directory lists the name as often as it should. */
export const enrolled = defineCheck({
  name: "enrolled",
  of: ["import-people"],
  fields: { person: z.string(), count: z.int().default(1) },
  judge({ person, count }, outcome) {
    const own = outcome.listed.filter((name) => name.normalize("NFC") === person.normalize("NFC"));
    return own.length === count ? undefined : `the directory lists ${listed(outcome.listed)}`;
  },
});
