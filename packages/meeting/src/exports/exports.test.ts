import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Minutes } from "../minutes/core/schema.ts";
import { defaultLanguages } from "../minutes/lang/all.ts";
import { createLanguages } from "../minutes/lang/languages.ts";
import { defaultExports } from "./all.ts";
import { defineExport } from "./export-format.ts";
import { createExports } from "./exports.ts";

const languages = createLanguages(defaultLanguages);
const exports = createExports(defaultExports, languages);
const noPeople = { voiceEvidence: "none", tracks: [], voices: [], speaking: [] };
const render = async (format: string, minutes: Minutes) =>
  (await exports.render(format, { minutes, people: noPeople }, "s")).content;

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

test("the Markdown page names owners, due dates and times, and escapes spoken text", async () => {
  const page = await render("md", minutes);
  expect(page).toContain("# Plan \\*B\\*");
  expect(page).toContain("2026-11-24 · 1:02:05");
  const timed = await render("md", { ...minutes, startTime: "08:30", timeZone: "Asia/Seoul" });
  expect(timed).toContain("2026-11-24 08:30 (Asia/Seoul) · 1:02:05");
  expect(page).toContain("| Kim \\<Min\\> & Co | face, lips (97%) | 1:01 | 1:30 |");
  expect(page).toContain(
    "- [ ] **Kim \\<Min\\> & Co**: I will write. — due: Friday (2026-11-27) (0:01, 1:01:40)",
  );
  expect(page).toContain("- Someone has to pay. — who is responsible? (1:01:40)");
  expect(page).toContain("**1:01:40 Unknown 1:** *\\[speech that could not be written down\\]*");
  expect(page).toContain("None found.");
});

test("Korean minutes have Korean headings", async () => {
  expect(await render("md", { ...minutes, language: "ko-KR" })).toContain("## 결정 사항");
});

test("WebVTT cues carry the speaker, break at seven seconds and escape mark-up", async () => {
  expect(await render("vtt", minutes)).toBe(
    [
      "WEBVTT",
      "1\n00:00:01.250 --> 00:00:02.400\n<v Kim &lt;Min&gt; &amp; Co>first a&lt;b",
      "2\n00:00:11.600 --> 00:00:12.000\n<v Kim &lt;Min&gt; &amp; Co>later",
      "3\n01:01:40.500 --> 01:01:42.000\n<v Unknown 1>[speech that could not be written down]\n",
    ].join("\n\n"),
  );
});

test("SubRip has commas and names", async () => {
  expect(await render("srt", minutes)).toMatch(
    /^1\n00:00:01,250 --> 00:00:02,400\nKim <\u2060Min> & Co: first a<\u2060b\n\n2\n/,
  );
});

test("captions hold no arrow, mark-up or line break of what was said, and are composed", async () => {
  const said = "\u0007회의".normalize("NFD");
  const words = [word("-->", 1.25), word(`${said}\n\n2`, 2), word("<b>", 3), word("{\\an8}", 4)];
  const [turn] = minutes.transcript.map((each) => ({ ...each, words }));
  const hostile = { ...minutes, transcript: turn ? [turn] : [] };
  expect(await render("srt", hostile)).toBe(
    "1\n00:00:01,250 --> 00:00:04,400\nKim <\u2060Min> & Co: --\u2060> 회의 2 <\u2060b> {\u2060\\an8}\n",
  );
  expect(await render("vtt", hostile)).toContain("--&gt; 회의 2 &lt;b&gt; {\\an8}\n");
});

test("RTTM leaves out the pauses inside a turn", async () => {
  const spoken = (startSeconds: number, endSeconds: number) => ({
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
    speaking: [spoken(1.25, 2.4), spoken(3.4, 5)],
  };
  const { content } = await exports.render("rttm", { minutes, people }, "my meeting");
  const lines = String(content).trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^SPEAKER my_meeting 1 1\.250? 1\.150? .*\bkim\b/);
});

const korean = {
  ...minutes,
  language: "ko-KR",
  title: "출시 회의",
  transcript: minutes.transcript.slice(0, 1),
};

test("the HTML page has the same content, and escapes spoken text", async () => {
  const page = await render("html", minutes);
  expect(page).toContain("<title>Plan *B*</title>");
  expect(page).toContain("<td><bdi>Kim &lt;Min&gt; &amp; Co</bdi></td><td><bdi>face, lips (97%)</bdi></td>");
  expect(page).toContain(
    '<li class="task" dir="auto"><strong>Kim &lt;Min&gt; &amp; Co</strong>: I will write. — due: Friday (2026-11-27) (0:01, 1:01:40)</li>',
  );
  expect(page).not.toContain("<script");
});

test("the Word document holds headings, names and one table", async () => {
  const files = unzipSync((await render("docx", korean)) as Uint8Array);
  const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
  expect(xml).toContain("결정 사항");
  expect(xml).toContain("Kim &lt;Min&gt; &amp; Co");
  expect(xml.match(/<w:tbl>/g)).toHaveLength(1);
});

test("runs and paragraphs of the Word document have their direction, and are composed", async () => {
  const title = "שלום".concat(" ABC ", "회의".normalize("NFD"));
  const files = unzipSync((await render("docx", { ...korean, title })) as Uint8Array);
  const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
  expect(xml).toMatch(/<w:bidi\/>.*<w:rtl\/>.*>שלום <.*<w:rtl w:val="false"\/>.*>ABC 회의</s);
});

const pdfOf = async (text: string) => {
  const transcript = korean.transcript.map((turn) => ({ ...turn, text }));
  return Buffer.from((await render("pdf", { ...korean, transcript })) as Uint8Array).toString("latin1");
};

test.each([
  ["Korean", "예산", "Pretendard-Regular"],
  ["Hanja", "豫算", "NotoSansKR-Regular"],
  ["simplified Chinese", "东京", "DroidSansFallback"],
  ["Hebrew", "שלום", "NotoSansHebrew"],
  ["Arabic", "السلام", "NotoNaskhArabic"],
  ["emoji", "👩‍👩‍👧‍👦", "NotoEmoji-Regular"],
])("the PDF embeds a font for %s", async (_, text, font) => {
  const pdf = await pdfOf(text);
  expect(pdf).toMatch(/^%PDF-1\.\d/);
  expect(pdf).toContain(`+${font}`);
  expect(pdf.trimEnd()).toMatch(/%%EOF$/);
});

test("hapju minutes writes the text formats; every format renders", async () => {
  const written = await exports.renderDefaults({ minutes, people: noPeople }, "s");
  expect(written.map(({ name }) => name)).toEqual([
    "minutes.md",
    "minutes.json",
    "transcript.vtt",
    "transcript.srt",
    "transcript.seglst.json",
    "transcript.stm",
    "speakers.rttm",
    "tracks.json",
    "evidence.json",
  ]);
  for (const { id } of exports.formats) expect(typeof (await render(id, minutes))).toMatch(/string|object/);
});

test("a format of one's own is rendered with the wording of the meeting's language", async () => {
  const headings = defineExport({
    id: "headings",
    title: "Headings",
    fileName: "headings.txt",
    mediaType: "text/plain",
    render: ({ language, session }) => `${session}: ${language.wording.decisions}`,
  });
  const own = createExports([...defaultExports, headings], languages);
  const meeting = { minutes: { ...minutes, language: "ko" }, people: noPeople };
  expect(await own.render("headings", meeting, "my meeting")).toEqual({
    name: "headings.txt",
    mediaType: "text/plain",
    content: "my_meeting: 결정 사항",
  });
});

test("an unknown format is refused, naming the registered ones", async () => {
  await expect(render("odt", minutes)).rejects.toMatchObject({
    code: "format-unknown",
    kind: "not-found",
    message: expect.stringContaining("md, html, docx"),
  });
});

test("two formats with the same id or file name are refused, and ids of another form", () => {
  const [markdown] = defaultExports;
  if (!markdown) throw new Error("No format is registered.");
  const create = (change: object) => () => createExports([markdown, { ...markdown, ...change }], languages);
  expect(create({})).toThrow("same id or file name");
  expect(create({ id: "other" })).toThrow("minutes.md");
  for (const id of ["Other Format", "", "-other", "x".repeat(41)])
    expect(create({ id, fileName: "other.txt" })).toThrow("lower-case");
});

test("captions show what is read, and what is scored is what was said", async () => {
  const [turn] = minutes.transcript;
  if (!turn) throw new Error("The example has no turn.");
  const words = [{ ...word("25%", 1.25), said: "twenty five percent" }, word("agreed", 3)];
  const read = { ...minutes, transcript: [{ ...turn, text: "25% agreed", words }] };
  expect(await render("vtt", read)).toContain("25% agreed");
  expect(await render("md", read)).toContain("25% agreed");
  expect(await render("seglst", read)).toContain("twenty five percent agreed");
  expect(await render("stm", read)).toContain("twenty five percent agreed");
});
