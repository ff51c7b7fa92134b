import { z } from "zod";
import { defineCheck } from "./define-check.ts";

/** Who is in view for less is not counted. */
const SHORTEST_SECONDS = 1;

/** Few attendees without a name are in view. */
export const unknownInView = defineCheck({
  name: "unknown-in-view",
  of: ["minutes"],
  fields: { at_most: z.int() },
  judge({ at_most }, { minutes: { attendees } }) {
    const unknown = attendees.filter(
      ({ known, visibleSeconds }) => !known && visibleSeconds >= SHORTEST_SECONDS,
    );
    if (unknown.length <= at_most) return undefined;
    return `${unknown.length}: ${unknown.map(({ name, visibleSeconds }) => `${name} ${visibleSeconds} s`).join(", ")}`;
  },
});
