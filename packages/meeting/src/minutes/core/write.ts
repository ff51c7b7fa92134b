import type { Language } from "../lang/language.ts";
import { callNames, findActions } from "./actions.ts";
import { findDecisions } from "./decisions.ts";
import { findQuestions } from "./questions.ts";
import { readerOf } from "./reader.ts";
import type { Attendee, Minutes, Question, TranscriptTurn } from "./schema.ts";
import { sentencesOf } from "./sentences.ts";
import { summarize } from "./summary.ts";
import { findTopics } from "./topics.ts";

/** What is known of a meeting before its minutes are written. */
export interface MeetingRecord {
  readonly title: string;
  /** BCP 47 tag of the language spoken. */
  readonly language: string;
  /** ISO day of the meeting in its time zone; due dates are counted from it. */
  readonly date: string | undefined;
  /** `HH:MM` in the meeting's time zone. */
  readonly startTime?: string | undefined;
  /** A name of the IANA database, or an offset such as `+09:00`. */
  readonly timeZone?: string | undefined;
  readonly durationSeconds: number;
  readonly attendees: readonly Attendee[];
  readonly transcript: readonly TranscriptTurn[];
  readonly notices: readonly string[];
}

/**
 * Extractive minutes: sentences of the transcript, chosen and sorted by rules, each citing its turn. Deterministic,
 * and every sentence in them was said.
 * @param language the language that serves `record.language`
 */
export async function writeMinutes(record: MeetingRecord, language: Language): Promise<Minutes> {
  const names = callNames(record.attendees, language);
  const rules = readerOf(await language.rules(), [...names.keys()]);
  const sentences = sentencesOf(record.transcript, language.tag);
  const context = { names, rules, language: language.tag, meetingDate: record.date };
  const { actions, questions: ownerQuestions, taken } = findActions(sentences, context);
  const decisions = findDecisions(sentences, rules).map(({ text, turn }) => ({ text, cites: [turn.id] }));
  const open = findQuestions(sentences, rules, taken);
  const order = new Map(record.transcript.map(({ id }, index) => [id, index]));
  const positionOf = ({ cites: [first = ""] }: Question) => order.get(first) ?? 0;
  return {
    schema: "hapju.minutes/1",
    title: record.title,
    language: record.language,
    ...(record.date ? { date: record.date } : {}),
    ...(record.startTime ? { startTime: record.startTime } : {}),
    ...(record.timeZone ? { timeZone: record.timeZone } : {}),
    durationSeconds: record.durationSeconds,
    attendees: [...record.attendees],
    summary: summarize(sentences, rules, language.tag),
    topics: findTopics(sentences, rules, language.tag),
    decisions,
    actions,
    questions: [...open, ...ownerQuestions].sort((a, b) => positionOf(a) - positionOf(b)),
    transcript: [...record.transcript],
    notices: [...record.notices],
  };
}
