import { z } from "zod";
import { namesOf } from "../minutes/names.ts";
import { defineCheck } from "./define-check.ts";

/** No attendee and no face has the name. */
export const neverNamed = defineCheck({
  name: "never-named",
  of: ["minutes"],
  fields: { person: z.string() },
  judge({ person }, { minutes, tracks }) {
    const name = person.normalize("NFC");
    const nameOf = namesOf(minutes);
    const attendee = minutes.attendees.find(({ id }) => nameOf(id) === name);
    if (attendee) return `an attendee, recognised by ${attendee.recognisedBy.join(", ") || "nothing"}`;
    return tracks.some((track) => track.name.normalize("NFC") === name) ? "a face has the name" : undefined;
  },
});
