import { faceAnchorSchema } from "@hapju/meeting/schema";
import { createRoute, z } from "@hono/zod-openapi";
import { newConsent } from "../people/consent.ts";
import { personName } from "../people/person.ts";
import { body, json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id } from "../schema/values.ts";
import { meeting } from "./meeting.ts";
import { unknownPerson } from "./unknown-person.ts";

const tags = ["meetings"];

/** `GET /api/meetings/{id}/unknowns` */
export const listUnknownPeople = createRoute({
  method: "get",
  path: "/api/meetings/{id}/unknowns",
  tags,
  summary: "People who could not be named with confidence",
  request: { params: idParam },
  responses: { 200: json("Unknown people", listOf(unknownPerson)), ...problems },
});

/** `POST /api/meetings/{id}/enrol` */
export const enrolFromMeeting = createRoute({
  method: "post",
  path: "/api/meetings/{id}/enrol",
  tags,
  summary: "Enrol a face of the recording as a new person, or as a person of the directory",
  request: {
    params: idParam,
    body: body(
      z.strictObject({
        at: faceAnchorSchema,
        person: z.union([z.strictObject({ id }), z.strictObject({ name: personName })]),
        consent: newConsent.optional(),
      }),
    ),
  },
  responses: {
    200: json("The person's id and the updated meeting", z.object({ person: id, meeting })),
    ...problems,
  },
});
