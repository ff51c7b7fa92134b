import { z } from "@hono/zod-openapi";
import { day, id, instant, name } from "../schema/values.ts";

/** The title of a meeting. */
export const title = name(200);

/** Who may see a meeting. */
export const access = z.enum(["everyone", "private"]);

/** See {@link access}. */
export type Access = z.infer<typeof access>;

/** How far the minutes of a meeting are. */
export const meetingState = z.enum(["running", "ready", "failed", "cancelled"]);

/** See {@link meetingState}. */
export type MeetingState = z.infer<typeof meetingState>;

const biometrics = z.object({
  readable: z
    .boolean()
    .describe(
      "While true a correction takes under a second; otherwise it analyses the whole recording again",
    ),
  expiresAt: instant.optional().describe("When it is destroyed; absent: no end is set"),
  destroyedAt: instant.optional(),
  analysisSeconds: z.number().optional().describe("Duration of the last analysis of the recording"),
});

/** A meeting: its facts, its state and who was in it. */
export const meeting = z
  .object({
    id,
    title,
    language: z.string().describe("BCP 47 tag, such as en or ko"),
    date: day.optional().describe("The day of the meeting in its time zone"),
    startTime: z.string().optional().describe("When it began in its time zone, HH:MM"),
    timeZone: z
      .string()
      .optional()
      .describe("Where it was: a name such as Asia/Seoul, or an offset such as +09:00"),
    durationSeconds: z.number(),
    hasAudio: z.boolean(),
    hasVideo: z.boolean(),
    owner: z.string().optional().describe("Id of the user who created it"),
    access: access.describe("`private`: only its owner, and owners of the installation"),
    state: meetingState,
    run: z.string(),
    rerun: z.string().optional().describe("A later run that is still running"),
    createdAt: instant,
    people: z.array(z.object({ id: z.string(), name: z.string(), known: z.boolean() })),
    progress: z
      .object({ completed: z.int(), total: z.int() })
      .optional()
      .describe("Step runs completed and known so far, while it runs"),
    failure: z.string().optional().describe("Why its run failed"),
    biometrics: biometrics
      .optional()
      .describe("The biometric data that corrections are computed from; only in `GET /api/meetings/{id}`"),
  })
  .openapi("Meeting");

/** See {@link meeting}. */
export type Meeting = z.infer<typeof meeting>;
