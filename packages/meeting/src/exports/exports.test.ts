import { expect, test } from "vitest";
import type { Minutes } from "../minutes/schema.ts";
import { toSrt, toVtt } from "./captions.ts";
import { exportMinutes } from "./index.ts";
import { toMarkdown } from "./markdown.ts";

const word = (text: string, startSeconds: number) => ({
  text,
  startSeconds,
  endSeconds: startSeconds + 0.4,
  timing: "estimated" as const,
});

const attendee = (id: string, name: string, known: boolean) => ({
  id,
  name,
  known,
  recognisedBy: known ? (["face", "lips"] as const).slice() : [],
  confidence: 0.97,
  speakingSeconds: 61,
  visibleSeconds: 90,
});

const minutes: Minutes = {
  schema: "hapju.minutes/1",
  title: "Plan *B*",
  language: "en",
  date: "2026-11-24",
  durationSeconds: 3725,
  attendees: [attendee("kim", "Kim <Min> & Co", true), attendee("unknown-1", "Unknown 1", false)],
  summary: [],
  topics: [{ title: "Release", startSeconds: 0, endSeconds: 65, cites: ["t1"] }],
  decisions: [{ text: "We move # it.", cites: ["t1"] }],
  actions: [
    { text: "I will write.", owner: "kim", due: { text: "Friday", date: "2026-11-27" }, cites: ["t1", "t2"] },
  ],
  questions: [{ text: "Someone has to pay.", about: "owner", cites: ["t2"] }],
  transcript: [
    {
      id: "t1",
      startSeconds: 1.25,
      endSeconds: 12,
      speaker: "kim",
      text: "a b",
      gap: false,
      confidence: 0.9,
      words: [word("first", 1.25), word("a<b", 2), word("later", 11.6)],
    },
    {
      id: "t2",
      startSeconds: 3700.5,
      endSeconds: 3702,
      speaker: "unknown-1",
      text: "",
      gap: true,
      confidence: 0,
      words: [],
    },
  ],
  notices: [],
};

test("the page names owners, due dates and times, and spoken text cannot become mark-up", () => {
  const page = toMarkdown(minutes);
  expect(page).toContain("# Plan \\*B\\*");
  expect(page).toContain("2026-11-24 · 1:02:05");
  expect(page).toContain("| Kim \\<Min\\> & Co | face, lips (97%) | 1:01 | 1:30 |");
  expect(page).toContain(
    "- [ ] **Kim \\<Min\\> & Co**: I will write. — due: Friday (2026-11-27) (0:01, 1:01:40)",
  );
  expect(page).toContain("- Someone has to pay. — who is responsible? (1:01:40)");
  expect(page).toContain("**1:01:40 Unknown 1:** *[speech that could not be written down]*");
  expect(page).toContain("None found.");
});

test("Korean minutes have Korean headings", () => {
  expect(toMarkdown({ ...minutes, language: "ko-KR" })).toContain("## 결정 사항");
});

test("WebVTT cues carry the speaker, break at seven seconds and escape mark-up", () => {
  expect(toVtt(minutes)).toBe(
    [
      "WEBVTT",
      "1\n00:00:01.250 --> 00:00:02.400\n<v Kim &lt;Min&gt; &amp; Co>first a&lt;b",
      "2\n00:00:11.600 --> 00:00:12.000\n<v Kim &lt;Min&gt; &amp; Co>later",
      "3\n01:01:40.500 --> 01:01:42.000\n<v Unknown 1>[speech that could not be written down]\n",
    ].join("\n\n"),
  );
});

test("SubRip has commas and names", () => {
  expect(toSrt(minutes)).toMatch(/^1\n00:00:01,250 --> 00:00:02,400\nKim <Min> & Co: first a<b\n\n2\n/);
});

test("who speaks when is written without the pauses inside a turn", () => {
  const stretch = (startSeconds: number, endSeconds: number) => ({
    startSeconds,
    endSeconds,
    speaker: "kim",
    confidence: 0.9,
    logLikelihoods: {},
    by: "lips" as const,
  });
  const people = {
    voiceEvidence: "none",
    tracks: [],
    voices: [],
    speaking: [stretch(1.25, 2.4), stretch(3.4, 5)],
  };
  const rttm = exportMinutes(minutes, people, "my meeting")["speakers.rttm"]!;
  const lines = rttm.trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^SPEAKER my_meeting 1 1\.250? 1\.150? .*\bkim\b/);
});
