import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Minutes } from "../minutes/schema.ts";
import { toSrt, toVtt } from "./captions.ts";
import { toHtml } from "./html.ts";
import { EXPORT_FORMATS, exportMeeting, exportMinutes } from "./index.ts";
import { toMarkdown } from "./markdown.ts";
import { toDocument } from "./minutes-document.ts";

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
  const page = toMarkdown(toDocument(minutes));
  expect(page).toContain("# Plan \\*B\\*");
  expect(page).toContain("2026-11-24 · 1:02:05");
  expect(page).toContain("| Kim \\<Min\\> & Co | face, lips (97%) | 1:01 | 1:30 |");
  expect(page).toContain(
    "- [ ] **Kim \\<Min\\> & Co**: I will write. — due: Friday (2026-11-27) (0:01, 1:01:40)",
  );
  expect(page).toContain("- Someone has to pay. — who is responsible? (1:01:40)");
  expect(page).toContain("**1:01:40 Unknown 1:** *\\[speech that could not be written down\\]*");
  expect(page).toContain("None found.");
});

test("Korean minutes have Korean headings", () => {
  expect(toMarkdown(toDocument({ ...minutes, language: "ko-KR" }))).toContain("## 결정 사항");
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

test("who speaks when is written without the pauses inside a turn", async () => {
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
  const rttm = (await exportMinutes(minutes, people, "my meeting"))["speakers.rttm"]!;
  const lines = rttm.trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^SPEAKER my_meeting 1 1\.250? 1\.150? .*\bkim\b/);
});

const nobody = { voiceEvidence: "none", tracks: [], voices: [], speaking: [] };
const korean = {
  ...minutes,
  language: "ko-KR",
  title: "출시 회의",
  transcript: minutes.transcript.slice(0, 1),
};

test("the HTML page says the same, and spoken text cannot become mark-up", () => {
  const page = toHtml(toDocument(minutes));
  expect(page).toContain("<title>Plan *B*</title>");
  expect(page).toContain("<td>Kim &lt;Min&gt; &amp; Co</td><td>face, lips (97%)</td>");
  expect(page).toContain(
    '<li class="task"><strong>Kim &lt;Min&gt; &amp; Co</strong>: I will write. — due: Friday (2026-11-27) (0:01, 1:01:40)</li>',
  );
  expect(page).not.toContain("<script");
});

test("the Word document is one that Word reads: text, tasks and headings in place", async () => {
  const { content, name } = await exportMeeting("docx", korean, nobody, "s");
  expect(name).toBe("minutes.docx");
  const xml = strFromU8(unzipSync(content as Uint8Array)["word/document.xml"]!);
  expect(xml).toContain("결정 사항");
  expect(xml).toContain("Kim &lt;Min&gt; &amp; Co");
  expect(xml.match(/<w:tbl>/g)).toHaveLength(1);
});

test("the PDF brings a font that has Korean", async () => {
  const { content } = await exportMeeting("pdf", korean, nobody, "s");
  const text = Buffer.from(content as Uint8Array).toString("latin1");
  expect(text).toMatch(/^%PDF-1\.\d/);
  expect(text).toContain("Pretendard-Regular");
  expect(text.trimEnd()).toMatch(/%%EOF$/);
});

test("every format has a name and a type of its own", async () => {
  const made = await Promise.all(EXPORT_FORMATS.map((format) => exportMeeting(format, minutes, nobody, "s")));
  expect(new Set(made.map(({ name }) => name)).size).toBe(EXPORT_FORMATS.length);
  for (const { content } of made) expect(content).not.toBeInstanceOf(Promise);
});
