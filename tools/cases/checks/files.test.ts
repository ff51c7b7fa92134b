import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { captionFaults } from "./caption-faults.ts";
import { seen } from "./records.fixture.ts";

const exported = (...files: readonly (readonly [string, string | Uint8Array])[]) =>
  ({ do: "export", files: new Map(files) }) as const;

test("shows: the text of a file, composed and without white space", async () => {
  const document = "<w:t>R&amp;D</w:t><w:t>주간 회의</w:t>".normalize("NFD");
  const outcome = exported(["docx", zipSync({ "word/document.xml": strToU8(document) })], ["md", "a b"]);
  expect(await seen({ check: "shows", format: "docx", texts: ["R&D주간회의"] }, outcome)).toBeUndefined();
  expect(await seen({ check: "shows", format: "docx", texts: ["계획"] }, outcome)).toMatch('not "계획" in');
  expect(await seen({ check: "shows", format: "md", texts: ["ab"] }, outcome)).toBeUndefined();
  expect(await seen({ check: "shows", format: "vtt", texts: ["a"] }, outcome)).toMatch("no file");
});

const vtt = (...cues: string[]) => ["WEBVTT", ...cues].join("\n\n");

test("captions: well-formed files have no faults", async () => {
  const good = vtt(
    "NOTE made by hand",
    "1\n00:00:01.000 --> 00:00:02.000 align:start\n<v Ann &amp; Co>a &lt;b&gt; -> c</v>",
    "00:02.000 --> 00:03.000\nmore",
  );
  expect(captionFaults(good, "vtt")).toEqual([]);
  expect(captionFaults("1\r\n00:00:00,000 --> 00:00:01,000\r\nAnn: <i>a & b\r\n\r\n", "srt")).toEqual([]);
  expect(await seen({ check: "captions", format: "vtt" }, exported(["vtt", good]))).toBeUndefined();
  expect(await seen({ check: "captions", format: "vtt" }, exported(["vtt", "1"]))).toMatch(
    "begin with WEBVTT",
  );
});

const cue = (time: string, text: string) => vtt(`${time}\n${text}`);
const second = "00:01.000 --> 00:02.000";

test.each([
  [cue(second, "a --> b"), "stray"],
  [cue(second, "<b>loud"), "mark-up"],
  [cue(second, "R&D"), "an &"],
  [cue("00:02.000 --> 00:02.000", "a"), "ends before"],
  [cue("00:01,000 --> 00:02,000", "a"), "no line with its times"],
  [cue(second, ""), "no text"],
  [vtt(`00:03.000 --> 00:04.000\na`, `${second}\nb`), "before the one before it"],
  [vtt(`${second}\na`, "b"), "no line with its times"],
])("captions: %j", (file = "", fault = "") => {
  expect(captionFaults(file, "vtt").join()).toContain(fault);
});

test("captions: SubRip cues are numbered in order", () => {
  expect(captionFaults("2\n00:00:00,000 --> 00:00:01,000\na", "srt").join()).toContain("not its number");
});
