import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../report/evaluate.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { formatTranscript, parseTranscript, readTranscript, type TranscriptKind } from "./files.ts";
import { readUem, writeUem } from "./uem.ts";

const name = fc.stringMatching(/^[a-z0-9가-힣_-]{1,8}$/);
const words = (limits: { minLength: number; maxLength: number }) =>
  fc.array(fc.stringMatching(/^[a-z가-힣'.,(){}@;/*<>\\-]{1,6}$/), limits).map((list) => list.join(" "));
const millis = fc.nat(100_000).map((value) => value / 1000);
const segment = (limits: { minLength: number; maxLength: number }) =>
  fc.record({ session: name, speaker: name, start: millis, length: millis, words: words(limits) }).map(
    ({ start, length, ...rest }): TranscriptSegment => ({
      ...rest,
      startSeconds: start,
      endSeconds: Math.round((start + length) * 1000) / 1000,
    }),
  );
const plain = (segments: readonly TranscriptSegment[]) =>
  segments.map(({ line: _, channel: __, ...rest }) => ({
    ...rest,
    endSeconds: Math.round(rest.endSeconds * 1000) / 1000,
  }));
/** As NIST orders STM and CTM. */
const ordered = (segments: readonly TranscriptSegment[], kind: TranscriptKind) => {
  const key = ({ session, speaker }: TranscriptSegment) => (kind === "ctm" ? [session, speaker] : [session]);
  return segments.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)].map((names) => names.join("\0"));
    return left === right ? a.startSeconds - b.startSeconds : (left ?? "") < (right ?? "") ? -1 : 1;
  });
};

describe("what is written reads as it was", () => {
  test.each<[TranscriptKind, { minLength: number; maxLength: number }]>([
    ["stm", { minLength: 0, maxLength: 4 }],
    ["seglst", { minLength: 0, maxLength: 4 }],
    ["ctm", { minLength: 1, maxLength: 1 }],
  ])("%s", (kind, limits) => {
    fc.assert(
      fc.property(fc.array(segment(limits)), (segments) => {
        expect(plain(parseTranscript(formatTranscript(segments, kind), "f", kind).segments)).toEqual(
          kind === "seglst" ? segments : ordered(segments, kind),
        );
      }),
    );
  });

  test("rttm, without the words", () => {
    fc.assert(
      fc.property(fc.array(segment({ minLength: 0, maxLength: 1 })), (segments) => {
        const read = plain(parseTranscript(formatTranscript(segments, "rttm"), "f", "rttm").segments);
        expect(read).toEqual(segments.map(({ words: _, ...rest }) => rest));
      }),
    );
  });

  test("uem", () => {
    const regions = [
      { session: "a", channel: "1", startSeconds: 0, endSeconds: 1.5 },
      { session: "a", channel: "1", startSeconds: 1.5, endSeconds: 2 },
      { session: "a", channel: "2", startSeconds: 0, endSeconds: 2 },
    ];
    expect(readUem(writeUem(regions), "f")).toEqual(regions);
  });
});

test("comments, labels, byte order marks and other RTTM lines are passed over", () => {
  const stm = "\uFEFF;; written by hand\r\nm 1 ann 0 1 <o,f0,female> good morning\r\n\r\nm 1 ann 2 3\r\n";
  expect(parseTranscript(stm, "a.stm").segments).toEqual([
    {
      session: "m",
      channel: "1",
      speaker: "ann",
      startSeconds: 0,
      endSeconds: 1,
      words: "good morning",
      line: 2,
    },
    { session: "m", channel: "1", speaker: "ann", startSeconds: 2, endSeconds: 3, words: "", line: 4 },
  ]);
  const rttm =
    "# by hand\nSPKR-INFO m 1 <NA> <NA> <NA> adult_male ann <NA> <NA>\nspeaker m 1 0.5 1 <NA> <NA> ann <NA> <NA>\n";
  expect(parseTranscript(rttm, "a.rttm").segments).toHaveLength(1);
});

describe("what cannot be scored is refused with file and line", () => {
  const good = "m 1 ann 0 1 a\nm 1 ann 1 2 b\n";
  const refusals: [string, string, RegExp][] = [
    ["a time that is none", "m 1 ann 0 1 a\nm 1 ann one 2 b\n", /^r\.stm:2: .*"one"/],
    ["too few fields", "m 1 ann 0 1 a\n\nm 1 ann\n", /^r\.stm:3: .*expected `session channel/],
    [
      "an end before the start",
      "m 1 ann 0 1 a\nm 1 ann 3 2 b\n",
      /^r\.stm:2: .*ends at 2 s, before it starts at 3 s/,
    ],
    ["turns out of order", "m 1 ann 5 6 a\nm 1 bob 0 1 x\nm 1 ann 1 2 b\n", /^r\.stm:3: .*line 1.*sort/],
    [
      "overlapping turns of one speaker",
      "m 1 ann 0 5 a\nm 1 bob 1 2 x\nm 1 ann 3 6 b\n",
      /^r\.stm:3: .*line 1 ends at 5 s/,
    ],
    ["a turn within another", "m 1 ann 0 9 a\nm 1 ann 1 2 b\nm 1 ann 3 4 c\n", /^r\.stm:2: /],
    ["an empty reference", ";; nothing\n", /^r\.stm: the reference has no segments/],
  ];
  test.each(refusals)("%s", (_, reference, message) => {
    const run = () => evaluate(parseTranscript(reference, "r.stm"), parseTranscript(good, "h.stm"));
    expect(run).toThrow(message);
  });

  test("a hypothesis of other sessions, of nothing, and out of order", () => {
    const reference = parseTranscript(good, "r.stm");
    const against = (text: string) => () => evaluate(reference, parseTranscript(text, "h.stm"));
    expect(against("m 1 ann 0 1 a\nn 1 ann 0 1 a\n")).toThrow(
      /^h\.stm:2: session "n" is not in the reference r\.stm.*"m"/,
    );
    expect(against("")).toThrow(/^h\.stm: the hypothesis has no segments/);
    expect(against("m 1 ann 3 4 a\nm 1 ann 0 1 a\n")).toThrow(/^h\.stm:2: /);
    // A hypothesis may overlap itself: it is an answer, not the truth.
    expect(against("m 1 ann 0 2 a\nm 1 ann 1 3 b\n")).not.toThrow();
  });

  test("an unknown kind of file", () => {
    expect(() => readTranscript("/tmp/notes.docx")).toThrow(
      /^\/tmp\/notes\.docx: unknown kind of file; use \.stm/,
    );
  });

  test("SegLST names the line of the entry, and of a syntax error", () => {
    const entry =
      '{"session_id": "m", "speaker": "a {", "start_time": "0",\n "end_time": 1, "words": "\\"x"}';
    const read = (text: string) => parseTranscript(text, "h.json");
    expect(read(`[${entry},\n${entry}]`).segments.map(({ line }) => line)).toEqual([1, 3]);
    expect(() => read(`[${entry},\n\n{"session_id": "m", "speaker": "a"}]`)).toThrow(
      /^h\.json:4: entry 2, field start_time/,
    );
    expect(() => read(`[${entry},\n\n{"session_id" "m"}]`)).toThrow(/^h\.json:4: not JSON/);
    expect(() => read("{}")).toThrow(/^h\.json:1: expected a JSON array/);
  });

  test("CTM, RTTM and UEM", () => {
    expect(() => parseTranscript("m 1 0 1\n", "a.ctm")).toThrow(/^a\.ctm:1: /);
    expect(() => parseTranscript("m 1 0 -1 word\n", "a.ctm")).toThrow(/^a\.ctm:1: this ends/);
    expect(() => parseTranscript("SPEAKER m 1 0 x <NA> <NA> a <NA> <NA>\n", "a.rttm")).toThrow(
      /^a\.rttm:1: .*duration/,
    );
    expect(() => parseTranscript("TALKER m 1 0 1 <NA> <NA> a <NA> <NA>\n", "a.rttm")).toThrow(
      /^a\.rttm:1: .*a type of RTTM such as SPEAKER, not "TALKER"/,
    );
    expect(() => parseTranscript("SPEAKER m 1 0 1 <NA> <NA> a\n", "a.rttm")).toThrow(/9 or 10 fields/);
    expect(() => parseTranscript("NON-LEX m 1 0 1 <NA> song a <NA>\n", "a.rttm")).toThrow(
      /laugh, .*not "song"/,
    );
    expect(() => parseTranscript("SPEAKER m 1 -1 1 <NA> <NA> a <NA>\n", "a.rttm")).toThrow(/0 or more/);
    expect(() => parseTranscript("SPEAKER m 1 0 1 <NA> <NA> a high\n", "a.rttm")).toThrow(
      /confidence, not "high"/,
    );
    expect(() => parseTranscript("m 1 0 1 word high\n", "a.ctm")).toThrow(/confidence, not "high"/);
    expect(() => parseTranscript("m 1 0 1 word 1 noise\n", "a.ctm")).toThrow(/type, not "noise"/);
    expect(() => readUem("m 1 0 5\nm 1 4 6\n", "a.uem")).toThrow(/^a\.uem:2: .*overlaps the one of line 1/);
    expect(() => readUem("# whole\nm 1 5 5\n", "a.uem")).toThrow(/^a\.uem:2: .*a region that lasts/);
  });

  test("each of several files by its own name", () => {
    const folder = mkdtempSync(join(tmpdir(), "evaluation-"));
    try {
      const files = ["ann.ctm", "bob.ctm"].map((file) => join(folder, file));
      writeFileSync(files[0]!, "m 1 0 1 a\n");
      writeFileSync(files[1]!, "m 1 5 1 b\nm 1 3 1 c\n");
      const reference = parseTranscript(good, "r.stm");
      expect(() => evaluate(reference, readTranscript(files))).toThrow(`${files[1]}:2: this turn of bob`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
