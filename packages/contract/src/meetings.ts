import { correctionSchema, EXPORT_FORMATS, faceAnchorSchema, minutesSchema } from "@hapju/meeting";
import { createRoute, z } from "@hono/zod-openapi";
import { newConsent } from "./people.ts";
import { body, box, id, idParam, instant, json, pageOf, paging, problems, seconds } from "./shared.ts";
import { unknownPerson } from "./unknown-person.ts";

const tags = ["meetings"];
const language = z.string().min(2).max(35).describe("BCP 47 tag, such as en or ko");
const title = z.string().trim().min(1).max(200);
const access = z.enum(["everyone", "private"]);

export const meeting = z
  .object({
    id,
    title,
    language,
    date: z.iso.date().optional(),
    durationSeconds: z.number(),
    hasAudio: z.boolean(),
    hasVideo: z.boolean(),
    owner: z.string().optional().describe("Id of the user whose meeting it is"),
    access: access.describe("`private`: only its owner, and owners of the installation"),
    state: z.enum(["running", "ready", "failed", "cancelled"]),
    run: z.string(),
    rerun: z.string().optional().describe("A later run that is still going on"),
    createdAt: instant,
    people: z.array(z.object({ id: z.string(), name: z.string(), known: z.boolean() })),
    progress: z
      .object({ completed: z.int(), total: z.int() })
      .optional()
      .describe("Step runs done and known so far, while it runs"),
    failure: z.string().optional().describe("Why its run failed"),
    biometrics: z
      .object({
        readable: z
          .boolean()
          .describe(
            "While true a correction takes under a second; else it looks at the whole recording again",
          ),
        until: instant.optional().describe("Until when; absent: no end is set"),
        goneSince: instant.optional(),
        lookSeconds: z
          .number()
          .optional()
          .describe("How long it took to look at the recording the last time"),
      })
      .optional()
      .describe("What corrections are worked out from; told where one meeting is asked for"),
  })
  .openapi("Meeting");

// Cloned, because a schema made before zod learned `openapi` does not have it.
const minutes = minutesSchema.clone().openapi("Minutes");

export const tracks = z
  .object({
    tracks: z.array(
      z.object({
        id: z.string(),
        speaker: z.string(),
        name: z.string(),
        confidence: z.number(),
        visible: z.array(z.object({ startSeconds: seconds, endSeconds: seconds })),
        boxes: z.array(box.extend({ seconds })),
      }),
    ),
    speaking: z
      .array(
        z.object({ startSeconds: seconds, endSeconds: seconds, speaker: z.string(), confidence: z.number() }),
      )
      .describe("Who is heard when; stretches overlap where two speak at once"),
  })
  .openapi("Tracks");

const logLikelihoods = z
  .object({
    face: z.number().optional(),
    voice: z.number().optional(),
    lips: z.number().optional(),
    seat: z.number().optional(),
  })
  .describe("Log-likelihood ratio of each source that says anything");
const candidate = z.object({
  person: z.string(),
  name: z.string(),
  probability: z.number(),
  logLikelihoods,
});
const naming = z.object({
  speaker: z.string(),
  reason: z.enum(["recognised", "linked", "corrected", "uncertain", "unknown"]),
  confidence: z.number(),
  candidates: z.array(candidate),
  runnerUp: candidate.optional(),
  frames: z.array(z.object({ seconds, box })).describe("The sightings that decided"),
  stretches: z.array(z.object({ startSeconds: seconds, endSeconds: seconds })),
});
export const evidence = z
  .object({
    voiceEvidence: z.string().describe("`none`, or the name of the speaker evidence used"),
    tracks: z.array(naming.extend({ track: z.string() })),
    voices: z.array(naming.extend({ voice: z.string() })),
    speaking: z.array(
      z.object({
        startSeconds: seconds,
        endSeconds: seconds,
        speaker: z.string(),
        track: z.string().optional(),
        voice: z.string().optional(),
        confidence: z.number(),
        runnerUp: z.object({ speaker: z.string(), confidence: z.number() }).optional(),
        logLikelihoods,
        by: z.enum(["lips", "voice", "correction", "only", "none"]),
      }),
    ),
  })
  .openapi("Evidence");

const correction = correctionSchema.clone().openapi("Correction");
export const madeCorrection = z
  .object({
    id: z.string(),
    correction,
    actor: z.string().describe("Id of a user, or who else acted"),
    actorName: z.string().optional().describe("Name of the user, while there is one"),
    madeAt: instant,
    undoneAt: instant.optional(),
    template: z.string().optional().describe("The template it enrolled"),
  })
  .openapi("MadeCorrection");

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

export const listMeetings = createRoute({
  method: "get",
  path: "/api/meetings",
  tags,
  summary: "Meetings, latest first",
  request: {
    query: paging.extend({
      state: z.enum(["running", "ready", "failed", "cancelled"]).optional(),
      person: id.optional().describe("Only meetings this person was recognised in"),
    }),
  },
  responses: { 200: json("Meetings", pageOf(meeting)), ...problems },
});

export const createMeeting = createRoute({
  method: "post",
  path: "/api/meetings",
  tags,
  summary: "Make the minutes of an uploaded recording",
  description: "Upload the file first: tus 1.0 at /api/uploads.",
  request: {
    body: body(
      z.strictObject({
        upload: id.describe("Id of the finished upload: the last part of its tus URL"),
        title: title.optional(),
        language: language.default("en"),
        date: z.iso.date().optional(),
        roster: z.array(id).max(1000).optional().describe("Who may be named; default: everybody"),
        access: access.default("everyone"),
      }),
    ),
  },
  responses: { 201: json("The meeting; its run has started", meeting), ...problems },
});

export const readMeeting = createRoute({
  method: "get",
  path: "/api/meetings/{id}",
  tags,
  summary: "One meeting",
  request: { params: idParam },
  responses: { 200: json("The meeting", meeting), ...problems },
});

export const changeMeeting = createRoute({
  method: "patch",
  path: "/api/meetings/{id}",
  tags,
  summary: "Change title, day or access",
  request: {
    params: idParam,
    body: body(
      z.strictObject({ title: title.optional(), date: z.iso.date().optional(), access: access.optional() }),
    ),
  },
  responses: { 200: json("The meeting as it is now", meeting), ...problems },
});

export const deleteMeeting = createRoute({
  method: "delete",
  path: "/api/meetings/{id}",
  tags,
  summary: "Delete a meeting with its recording, runs and keys",
  request: { params: idParam },
  responses: { 204: { description: "Deleted" }, ...problems },
});

export const refreshMeeting = createRoute({
  method: "post",
  path: "/api/meetings/{id}/refresh",
  tags,
  summary: "Take up the directory as it is now",
  request: { params: idParam },
  responses: { 200: json("The meeting as it is now", meeting), ...problems },
});

export const readMinutes = createRoute({
  method: "get",
  path: "/api/meetings/{id}/minutes",
  tags,
  summary: "The minutes with the whole transcript, corrections applied",
  request: { params: idParam },
  responses: { 200: json("The minutes", minutes), ...problems },
});

export const readTracks = createRoute({
  method: "get",
  path: "/api/meetings/{id}/tracks",
  tags,
  summary: "Who is visible when and where, and who is heard when",
  request: { params: idParam },
  responses: { 200: json("Tracks", tracks), ...problems },
});

export const readEvidence = createRoute({
  method: "get",
  path: "/api/meetings/{id}/evidence",
  tags,
  summary: "Why everybody is named as they are",
  request: { params: idParam },
  responses: { 200: json("Evidence", evidence), ...problems },
});

export const readPeaks = createRoute({
  method: "get",
  path: "/api/meetings/{id}/peaks",
  tags,
  summary: "Loudness for drawing: one byte per 1/20 s",
  request: { params: idParam },
  responses: {
    200: {
      description: "Bytes 0…255, 20 per second; empty without sound",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...problems,
  },
});

export const readMedia = createRoute({
  method: "get",
  path: "/api/meetings/{id}/media",
  tags,
  summary: "The recording, as browsers play it",
  request: { params: idParam, headers: z.object({ range: z.string().max(100).optional() }) },
  responses: {
    200: {
      description: "The whole file",
      content: { "video/mp4": { schema: z.string().openapi({ format: "binary" }) } },
    },
    206: {
      description: "A range of it",
      content: { "video/mp4": { schema: z.string().openapi({ format: "binary" }) } },
    },
    416: { description: "No such range" },
    ...problems,
  },
});

export const readFrame = createRoute({
  method: "get",
  path: "/api/meetings/{id}/frame",
  tags,
  summary: "The picture at a time, or a part of it",
  request: {
    params: idParam,
    query: z.object({
      seconds: z.coerce.number().nonnegative(),
      width: z.coerce.number().int().min(16).max(1920).optional().describe("Pixels"),
      x: z.coerce.number().min(-1).max(2).optional(),
      y: z.coerce.number().min(-1).max(2).optional(),
      boxWidth: z.coerce.number().positive().max(2).optional(),
      boxHeight: z.coerce.number().positive().max(2).optional(),
    }),
  },
  responses: {
    200: {
      description: "A JPEG",
      content: { "image/jpeg": { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...problems,
  },
});

export const download = createRoute({
  method: "get",
  path: "/api/meetings/{id}/files/{format}",
  tags,
  summary: "Minutes, transcript or evidence as a file",
  request: {
    params: idParam.extend({
      format: z.enum(EXPORT_FORMATS).openapi({ param: { in: "path", name: "format" } }),
    }),
  },
  responses: {
    200: {
      description: "The file, as an attachment",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...problems,
  },
});

export const listCorrections = createRoute({
  method: "get",
  path: "/api/meetings/{id}/corrections",
  tags,
  summary: "Everything that was corrected, oldest first",
  request: { params: idParam },
  responses: { 200: json("Corrections", z.object({ items: z.array(madeCorrection) })), ...problems },
});

export const correct = createRoute({
  method: "post",
  path: "/api/meetings/{id}/corrections",
  tags,
  summary: "Correct the record; answers when the minutes say so",
  request: {
    params: idParam,
    body: body(
      z.strictObject({
        correction,
        enrol: z
          .boolean()
          .default(false)
          .describe("Let the face corrected become a template, if there is consent"),
      }),
    ),
  },
  responses: { 201: json("The correction as made", madeCorrection), ...problems },
});

export const undoCorrection = createRoute({
  method: "delete",
  path: "/api/meetings/{id}/corrections/{correction}",
  tags,
  summary: "Undo a correction, exactly",
  request: {
    params: idParam.extend({ correction: id.openapi({ param: { in: "path", name: "correction" } }) }),
  },
  responses: { 204: { description: "Undone" }, ...problems },
});

export const listUnknowns = createRoute({
  method: "get",
  path: "/api/meetings/{id}/unknowns",
  tags,
  summary: "Those whom nobody could name for sure",
  request: { params: idParam },
  responses: { 200: json("Unknown people", z.object({ items: z.array(unknownPerson) })), ...problems },
});

export const enrolFromMeeting = createRoute({
  method: "post",
  path: "/api/meetings/{id}/enrol",
  tags,
  summary: "Enrol whom a face belongs to: somebody new, or somebody in the directory",
  request: {
    params: idParam,
    body: body(
      z.strictObject({
        at: faceAnchorSchema,
        person: z.union([
          z.strictObject({ id }),
          z.strictObject({ name: z.string().trim().min(1).max(200) }),
        ]),
        consent: newConsent.optional(),
      }),
    ),
  },
  responses: {
    200: json("Who it is, and the meeting as it is now", z.object({ person: id, meeting })),
    ...problems,
  },
});

export const search = createRoute({
  method: "get",
  path: "/api/search",
  tags,
  summary: "Search all transcripts and minutes",
  request: { query: paging.extend({ q: z.string().trim().min(1).max(200) }) },
  responses: { 200: json("Hits, latest meeting first", pageOf(searchHit)), ...problems },
});
