import { expect, test } from "vitest";
import type { Minutes } from "../../minutes/core/schema.ts";
import { english } from "../../minutes/lang/en/index.ts";
import type { CurrentDirectory } from "../current-directory.ts";
import { namelessIn, withCurrentNames } from "./current-names.ts";
import { candidate, people, speech, track } from "./people.fixture.ts";
import { labelSpeakers, NO_LABELS } from "./unknown-labels.ts";

const attendee = (id: string, name: string, known: boolean): Minutes["attendees"][number] => ({
  id,
  name,
  known,
  recognisedBy: known ? ["face"] : [],
  confidence: 1,
  speakingSeconds: 1,
  visibleSeconds: 1,
});
const turn = (id: string, speaker: string): Minutes["transcript"][number] => ({
  id,
  startSeconds: 0,
  endSeconds: 1,
  speaker,
  text: "Hello.",
  gap: false,
  confidence: 1,
  words: [],
});
const minutes: Minutes = {
  schema: "hapju.minutes/1",
  title: "Release",
  language: "en",
  durationSeconds: 10,
  attendees: [
    attendee("kim", "Kim", true),
    attendee("lee", "Lee", true),
    attendee("unknown-1", "Unknown 1", false),
  ],
  summary: [],
  topics: [],
  decisions: [],
  actions: [{ text: "I will do it.", owner: "lee", cites: ["t2"] }],
  questions: [],
  transcript: [turn("t1", "kim"), turn("t2", "lee"), turn("t3", "unknown-1")],
  notices: [],
};
const evidence = people({
  tracks: [track("track-1", "kim", candidate("kim", 0.8), candidate("lee", 0.1), candidate("unknown", 0.1))],
  speaking: [speech("kim", 0, 1), speech("lee", 1, 2)],
});
/** Kim was renamed; Lee may not be named any more. */
const directory: CurrentDirectory = {
  names: new Map([["kim", "Kim Minjun"]]),
  mayName: (person) => person === "kim",
};
const result = { minutes, people: evidence };
const shown = withCurrentNames(
  result,
  directory,
  0,
  english.wording,
  labelSpeakers(namelessIn(result, directory, 0), result, NO_LABELS),
);

test("names are those of the directory", () => {
  expect(shown.minutes.attendees[0]).toMatchObject({ id: "kim", name: "Kim Minjun", known: true });
});

test("a person who may not be named is one unknown person everywhere", () => {
  expect(JSON.stringify(shown)).not.toMatch(/"lee"|"Lee"/);
  expect(shown.minutes.attendees[1]).toMatchObject({
    id: "unknown-2",
    name: "Unknown 2",
    known: false,
    recognisedBy: [],
  });
  expect(shown.minutes.transcript.map(({ speaker }) => speaker)).toEqual(["kim", "unknown-2", "unknown-1"]);
  expect(shown.minutes.actions[0]?.owner).toBe("unknown-2");
  expect(shown.people.speaking[1]?.speaker).toBe("unknown-2");
});

test("their scores as a candidate are not shown", () => {
  expect(shown.people.tracks[0]?.candidates.map(({ person }) => person)).toEqual(["kim", "unknown"]);
  expect(shown.people.tracks[0]?.runnerUp?.person).toBe("unknown");
});
