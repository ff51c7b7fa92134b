import { findActions } from "./actions.ts";
import { english } from "./english.ts";
import { korean } from "./korean.ts";
import type { LanguageRules } from "./language-rules.ts";
import { findQuestions } from "./questions.ts";
import type { Attendee, Minutes, Question, TranscriptTurn } from "./schema.ts";
import { sentencesOf } from "./sentences.ts";
import { summarize } from "./summary.ts";
import { findTopics } from "./topics.ts";

/** What is known of a meeting before its minutes are written. */
export interface MeetingRecord {
  readonly title: string;
  /** BCP 47 tag of the language spoken. */
  readonly language: string;
  /** ISO day of the meeting; due dates are counted from it. */
  readonly date: string | undefined;
  readonly durationSeconds: number;
  readonly attendees: readonly Attendee[];
  readonly transcript: readonly TranscriptTurn[];
  readonly notices: readonly string[];
}

const RULES: readonly LanguageRules[] = [english, korean];

/** The rules for a language; English phrases where the language has none of its own. */
export const rulesFor = (language: string): LanguageRules =>
  RULES.find((rules) => rules.language === language.split("-")[0]?.toLowerCase()) ?? english;

/**
 * Extractive minutes: sentences of the transcript, chosen and sorted by rules, each citing its turn.
 * Deterministic, and nothing in them was not said.
 */
export function writeMinutes(record: MeetingRecord): Minutes {
  const rules = rulesFor(record.language);
  const sentences = sentencesOf(record.transcript, rules.language);
  const { actions, questions: ownerQuestions } = findActions(sentences, record.attendees, rules, record.date);
  const decisions = sentences
    .filter(({ text }) => rules.isDecision(text))
    .map(({ text, turn }) => ({ text, cites: [turn.id] }));
  // A request such as "could you …?" is an action, not an open question as well.
  const taken = new Set([...actions, ...ownerQuestions].map(({ text, cites }) => `${cites[0]} ${text}`));
  const open = findQuestions(sentences, rules).filter(({ text, cites }) => !taken.has(`${cites[0]} ${text}`));
  const order = new Map(record.transcript.map(({ id }, index) => [id, index]));
  const questions = [...open, ...ownerQuestions].sort(
    (a: Question, b: Question) => order.get(a.cites[0]!)! - order.get(b.cites[0]!)!,
  );
  return {
    schema: "hapju.minutes/1",
    title: record.title,
    language: record.language,
    ...(record.date ? { date: record.date } : {}),
    durationSeconds: record.durationSeconds,
    attendees: [...record.attendees],
    summary: summarize(sentences, rules),
    topics: findTopics(sentences, rules),
    decisions,
    actions,
    questions,
    transcript: [...record.transcript],
    notices: [...record.notices],
  };
}
