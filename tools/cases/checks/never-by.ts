import { z } from "zod";
import { listed } from "../minutes/names.ts";
import { defineCheck } from "./define-check.ts";

/** No attendee is recognised by this kind of evidence. */
export const neverBy = defineCheck({
  name: "never-by",
  of: ["minutes"],
  fields: { source: z.enum(["face", "voice", "lips", "position", "correction"]) },
  judge({ source }, { minutes: { attendees } }) {
    const names = attendees
      .filter(({ recognisedBy }) => recognisedBy.includes(source))
      .map(({ name }) => name);
    return names.length === 0 ? undefined : listed(names);
  },
});
