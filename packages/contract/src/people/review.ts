import { createRoute, z } from "@hono/zod-openapi";
import { unknownPerson } from "../meetings/unknown-person.ts";
import { json } from "../schema/body.ts";
import { listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id } from "../schema/values.ts";

/** An unknown face or voice in one meeting. */
export const sighting = unknownPerson.extend({ meeting: id, title: z.string() });

/** See {@link sighting}. */
export type Sighting = z.infer<typeof sighting>;

/** Sightings that look like the same person. */
export const sightingGroup = z.object({
  group: z.string().describe("Sightings of one group look similar; alone where faces are not kept"),
  sightings: z.array(sighting),
});

/** See {@link sightingGroup}. */
export type SightingGroup = z.infer<typeof sightingGroup>;

/** `GET /api/review` */
export const getReviewQueue = createRoute({
  method: "get",
  path: "/api/review",
  tags: ["people"],
  summary:
    "Unknown faces and voices of the latest meetings; similar faces of several meetings are grouped where the policy keeps them",
  responses: { 200: json("Groups", listOf(sightingGroup)), ...problems },
});
