import type { People, Turn } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import { findAttendees } from "../minutes/attendees.ts";
import { noticesFor } from "../minutes/notices.ts";
import type { Minutes } from "../minutes/schema.ts";
import { toTranscript } from "../minutes/transcript.ts";
import type { Recording } from "../recording.ts";
import type { DirectoryInput } from "./identify-people.ts";

/** What the minutes are called and what is known of the meeting beside its recording. */
export interface MeetingFacts {
  readonly title: string;
  /** ISO day; due dates are counted from it. */
  readonly date?: string;
  /** Names of those whom corrections name: they need not be among those who may be recognised. */
  readonly people?: Readonly<Record<string, string>>;
}

/** Writes the minutes from the attributed turns. */
export const writeMinutes = defineStep({
  name: "write-minutes",
  version: 2,
  async run(input: {
    recording: Recording;
    language: string;
    facts: MeetingFacts;
    directory: DirectoryInput;
    people: People;
    turns: readonly Turn[];
  }): Promise<Minutes> {
    // Loaded when minutes are written: what reads English dates is as large as all else of the pipeline.
    const { writeMinutes: write } = await import("../minutes/write.ts");
    const { recording, language, facts, directory, people, turns } = input;
    const transcript = toTranscript(turns);
    const names = new Map([
      ...Object.entries(facts.people ?? {}),
      ...directory.people.map(({ id, name }) => [id, name] as const),
    ]);
    const attendees = findAttendees(people, transcript, names, language);
    const { durationSeconds } = recording;
    const { title, date } = facts;
    return write({
      title,
      date,
      language,
      durationSeconds,
      attendees,
      transcript,
      notices: noticesFor(recording, people, language),
    });
  },
});
