import { z } from "zod";
import { listed } from "../minutes/names.ts";
import { defineCheck } from "./define-check.ts";

/** Exactly one attendee has the name, in view for long enough. */
export const named = defineCheck({
  name: "named",
  of: ["minutes"],
  fields: { person: z.string(), visible: z.number().default(0) },
  judge({ person, visible }, { minutes: { attendees } }) {
    const name = person.normalize("NFC");
    const own = attendees.filter((attendee) => attendee.known && attendee.name.normalize("NFC") === name);
    const [only] = own;
    if (own.length === 1 && only && only.visibleSeconds >= visible) return undefined;
    if (own.length === 1 && only) return `in view for ${only.visibleSeconds} s`;
    return `${own.length} of that name among ${listed(attendees.map((attendee) => attendee.name))}`;
  },
});
