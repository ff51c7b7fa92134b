import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { idParam, pageOf, paging } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { day, id, name, text } from "../schema/values.ts";
import { access, meeting, meetingState, title } from "./meeting.ts";

const tags = ["meetings"];

/** `GET /api/meetings` */
export const listMeetings = createRoute({
  method: "get",
  path: "/api/meetings",
  tags,
  summary: "Meetings, latest first",
  request: {
    query: paging.extend({
      state: meetingState.optional(),
      person: id.optional().describe("Only meetings this person was recognised in"),
    }),
  },
  responses: { 200: json("Meetings", pageOf(meeting)), ...problems },
});

/** A meeting to create from an upload. */
export const newMeeting = z.strictObject({
  upload: id.describe("Id of the finished upload: the last part of its tus URL"),
  title: title.optional(),
  language: text(200)
    .min(2)
    .describe(
      "BCP 47 tag, such as en or ko. Of several, separated by commas, the recording decides; auto: those that minutes can be written in",
    )
    .default("en"),
  quality: z
    .enum(["fast", "accurate"])
    .optional()
    .describe("Recognises speech fast, or more accurately at several times the cost; default: the server's"),
  glossary: z.array(name(100)).max(1000).optional().describe("Names and terms that are likely said"),
  date: day.optional().describe("Default: the day in the recording's header, in the meeting's time zone"),
  timeZone: name(60)
    .optional()
    .describe(
      "Where the meeting was, such as Asia/Seoul or +09:00. Default: the offset in the recording's header, else the time zone of the server",
    ),
  roster: z.array(id).max(1000).optional().describe("Ids of people who may be named; default: everyone"),
  access: access.default("everyone"),
});

/** See {@link newMeeting}. */
export type NewMeeting = z.input<typeof newMeeting>;

/** `POST /api/meetings` */
export const createMeeting = createRoute({
  method: "post",
  path: "/api/meetings",
  tags,
  summary: "Write the minutes of an uploaded recording",
  description: "Upload the file first: tus 1.0 at /api/uploads.",
  request: { body: body(newMeeting) },
  responses: { 201: json("The meeting; its run has started", meeting), ...problems },
});

/** `GET /api/meetings/{id}` */
export const getMeeting = createRoute({
  method: "get",
  path: "/api/meetings/{id}",
  tags,
  summary: "One meeting",
  request: { params: idParam },
  responses: { 200: json("The meeting", meeting), ...problems },
});

/** `PATCH /api/meetings/{id}` */
export const updateMeeting = createRoute({
  method: "patch",
  path: "/api/meetings/{id}",
  tags,
  summary: "Change title, day or access",
  request: {
    params: idParam,
    body: body(z.strictObject({ title: title.optional(), date: day.optional(), access: access.optional() })),
  },
  responses: { 200: json("The updated meeting", meeting), ...problems },
});

/** `DELETE /api/meetings/{id}` */
export const deleteMeeting = createRoute({
  method: "delete",
  path: "/api/meetings/{id}",
  tags,
  summary: "Delete a meeting with its recording, runs and keys",
  request: { params: idParam },
  responses: { 204: { description: "Deleted" }, ...problems },
});

/** `POST /api/meetings/{id}/refresh` */
export const refreshMeeting = createRoute({
  method: "post",
  path: "/api/meetings/{id}/refresh",
  tags,
  summary: "Recognise people again with the present directory",
  request: { params: idParam },
  responses: { 200: json("The updated meeting", meeting), ...problems },
});
