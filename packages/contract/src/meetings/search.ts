import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { pageOf, paging } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id, name, seconds } from "../schema/values.ts";

/** A place in a transcript or in minutes that matches a search. */
export const searchHit = z
  .object({
    meeting: id,
    title: z.string(),
    kind: z.enum(["turn", "minutes"]),
    turn: z.string(),
    startSeconds: seconds,
    speaker: z.string(),
    speakerName: z.string(),
    text: z.string(),
    matches: z.array(z.object({ start: z.int(), end: z.int() })).describe("UTF-16 offsets in `text`"),
  })
  .openapi("SearchHit");

/** See {@link searchHit}. */
export type SearchHit = z.infer<typeof searchHit>;

/** `GET /api/search` */
export const searchMeetings = createRoute({
  method: "get",
  path: "/api/search",
  tags: ["meetings"],
  summary: "Search all transcripts and minutes",
  request: { query: paging.extend({ q: name(200) }) },
  responses: { 200: json("Hits, latest meeting first", pageOf(searchHit)), ...problems },
});
