import { z } from "zod";

const seconds = z.number().nonnegative().describe("Seconds from the start of the recording");
const speaker = z.string().describe("A person's id in the directory, or unknown-N");
const cites = z.array(z.string()).min(1).describe("Ids of the turns this rests on");

/** A word of the transcript. */
export const word = z.object({
  text: z.string().describe("As it is written for reading; may stand for several words, such as 1,200만 원"),
  said: z.string().optional().describe("The words that were recognised, where the text differs from them"),
  startSeconds: seconds,
  endSeconds: seconds,
  timing: z.enum(["model", "estimated"]).describe("Whether the recogniser timed the word itself"),
});

/** A turn of the transcript: speech by one speaker. */
export const transcriptTurn = z.object({
  id: z.string().describe("Stable within one minutes document, for example t12"),
  startSeconds: seconds,
  endSeconds: seconds,
  speaker,
  text: z.string().describe("What was said, written for reading; empty where speech was not transcribed"),
  gap: z.boolean().describe("True where speech was detected and not transcribed"),
  confidence: z.number().min(0).max(1).describe("How sure the name is"),
  words: z.array(word),
});

/** A person in the meeting, known or not. */
export const attendee = z.object({
  id: speaker,
  name: z.string(),
  known: z.boolean().describe("False for a person without a name in the directory"),
  recognisedBy: z.array(z.enum(["face", "voice", "lips", "position", "correction"])),
  confidence: z.number().min(0).max(1),
  speakingSeconds: z.number().nonnegative(),
  visibleSeconds: z.number().nonnegative(),
});

/** A sentence and the turns it rests on. */
const cited = z.object({ text: z.string(), cites });

/** A part of the meeting about one subject. */
export const topic = z.object({ title: z.string(), startSeconds: seconds, endSeconds: seconds, cites });

/** Work that a person promised or accepted. */
export const action = cited.extend({
  owner: speaker,
  due: z
    .object({
      text: z.string().describe("As it was said"),
      date: z.iso.date().optional().describe("Present when the date of the meeting is known"),
    })
    .optional(),
});

/** A question that stayed open. */
export const question = cited.extend({
  about: z
    .enum(["content", "owner"])
    .describe("`content`: asked and not answered. `owner`: an action whose owner is not clear."),
});

/** The minutes of one meeting: what `minutes.json` holds. */
export const minutesSchema = z
  .object({
    schema: z.literal("hapju.minutes/1"),
    title: z.string(),
    language: z.string(),
    date: z.iso.date().optional().describe("The day of the meeting in its time zone, where it is known"),
    startTime: z.string().optional().describe("When it began in its time zone, HH:MM, where it is known"),
    timeZone: z
      .string()
      .optional()
      .describe("Where it was: a name such as Asia/Seoul, or an offset such as +09:00"),
    durationSeconds: z.number().nonnegative(),
    attendees: z.array(attendee),
    summary: z.array(cited),
    topics: z.array(topic),
    decisions: z.array(cited),
    actions: z.array(action),
    questions: z.array(question),
    transcript: z.array(transcriptTurn),
    notices: z.array(z.string()).describe("Limits of these minutes that a reader should know"),
  })
  .describe("Minutes of a meeting. Every decision, action and question cites turns of the transcript.");

/** See {@link minutesSchema}. */
export type Minutes = z.infer<typeof minutesSchema>;
/** See {@link transcriptTurn}. */
export type TranscriptTurn = z.infer<typeof transcriptTurn>;
/** See {@link attendee}. */
export type Attendee = z.infer<typeof attendee>;
/** A sentence and the ids of the turns it rests on. */
export type Cited = z.infer<typeof cited>;
/** See {@link action}. */
export type Action = z.infer<typeof action>;
/** See {@link question}. */
export type Question = z.infer<typeof question>;
/** See {@link topic}. */
export type Topic = z.infer<typeof topic>;
