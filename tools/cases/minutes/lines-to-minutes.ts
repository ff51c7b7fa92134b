import { defaultLanguages, type Language, type Minutes } from "@hapju/meeting";
import { writeMinutes } from "../../../packages/meeting/src/minutes/core/write.ts";
import { createLanguages } from "../../../packages/meeting/src/minutes/lang/languages.ts";

/** What is said takes this long, and begins every {@link LINE_SECONDS}. */
const SPOKEN_SECONDS = 3.5;
const LINE_SECONDS = 4;

/** A whole transcript as a case writes it. */
export interface Spoken {
  readonly title: string;
  readonly language: string;
  readonly date: string;
  /** Names by the ids of speakers. */
  readonly names: Readonly<Record<string, string>>;
  /** Speaker and text. */
  readonly lines: readonly (readonly [speaker: string, text: string])[];
}

/** The embedded language that serves a tag. */
export const languageOf = (tag: string): Language => createLanguages(defaultLanguages).of(tag);

/** The minutes of a transcript by the rules of its language. */
export function minutesOfLines({ title, language, date, names, lines }: Spoken): Promise<Minutes> {
  const transcript = lines.map(([speaker, text], index) => {
    const startSeconds = index * LINE_SECONDS;
    const said = text.split(/\s+/).filter(Boolean);
    const each = SPOKEN_SECONDS / Math.max(1, said.length);
    return {
      id: `t${index + 1}`,
      startSeconds,
      endSeconds: startSeconds + SPOKEN_SECONDS,
      speaker,
      text,
      gap: false,
      confidence: 0.9,
      words: said.map((word, at) => ({
        text: word,
        startSeconds: startSeconds + at * each,
        endSeconds: startSeconds + (at + 1) * each,
        timing: "estimated" as const,
      })),
    };
  });
  const attendees = Object.entries(names).map(([id, name]) => ({
    id,
    name,
    known: !id.startsWith("unknown-"),
    recognisedBy: [],
    confidence: 0.9,
    speakingSeconds: 1,
    visibleSeconds: 1,
  }));
  const durationSeconds = lines.length * LINE_SECONDS;
  return writeMinutes(
    { title, language, date, durationSeconds, attendees, transcript, notices: [] },
    languageOf(language),
  );
}
