import type { People, Turn } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import type { Segment } from "@hapju/spec";
import { findAttendees } from "../minutes/core/attendees.ts";
import type { Minutes } from "../minutes/core/schema.ts";
import { toTranscript } from "../minutes/core/transcript.ts";
import { textOf, warningsFor } from "../minutes/core/warnings.ts";
import { writeMinutes as write } from "../minutes/core/write.ts";
import { defaultLanguages } from "../minutes/lang/all.ts";
import type { Languages } from "../minutes/lang/languages.ts";
import type { Recording } from "../recording.ts";
import type { DirectoryInput } from "./identify-people.ts";

/** What is known of a meeting beside its recording. */
export interface MeetingFacts {
  readonly title: string;
  /** ISO day in the meeting's time zone; due dates are counted from it. */
  readonly date?: string;
  /** `HH:MM` in the meeting's time zone. */
  readonly startTime?: string;
  /** A name of the IANA database, or an offset such as `+09:00`. */
  readonly timeZone?: string;
  /** Names by id of the people in corrections: they may be outside the directory input. */
  readonly people?: Readonly<Record<string, string>>;
}

/** Writes the minutes from the attributed turns. */
export const writeMinutes = (languages: Languages) =>
  defineStep({
    name: "write-minutes",
    version: 9,
    params: paramsOf(languages),
    async run(input: {
      recording: Recording;
      language: string;
      facts: MeetingFacts;
      directory: DirectoryInput;
      people: People;
      turns: readonly Turn[];
      gaps: readonly Segment[];
    }): Promise<Minutes> {
      const { recording, facts, directory, people, turns, gaps } = input;
      const language = languages.of(input.language);
      const { wording } = language;
      const transcript = toTranscript(turns, language);
      const names = new Map([
        ...Object.entries(facts.people ?? {}),
        ...directory.people.map(({ id, name }) => [id, name] as const),
      ]);
      const attendees = findAttendees(people, transcript, names, wording);
      const hasSpeech = turns.length > 0;
      const record = {
        title: facts.title,
        date: facts.date,
        startTime: facts.startTime,
        timeZone: facts.timeZone,
        language: input.language,
        durationSeconds: recording.durationSeconds,
        attendees,
        transcript,
        notices: warningsFor({ recording, people, attendees, gaps, hasSpeech }).map((facts) =>
          textOf(wording.warnings, facts),
        ),
      };
      return write(record, language);
    },
  });

/** The version of the step covers the embedded languages; any other list is part of the cache key. */
function paramsOf({ list }: Languages): string[] | null {
  const isDefault =
    list.length === defaultLanguages.length &&
    list.every((language, index) => language === defaultLanguages[index]);
  return isDefault ? null : list.map(({ tag, version }) => `${tag}@${version}`);
}
