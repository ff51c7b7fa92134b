import { describe, expect, test } from "vitest";
import { formatTranscript, parseTranscript, type TranscriptKind } from "./files.ts";

const read = (text: string, kind: TranscriptKind) => parseTranscript(text, `t.${kind}`, kind);
const wordsOf = (text: string) => {
  const [segment] = read(`m 1 ann 0 1 ${text}\n`, "stm").segments;
  return { words: segment?.words, readings: segment?.readings };
};

describe("words of STM", () => {
  test("plain ones have no other readings", () => {
    expect(wordsOf("it's 24/7 (or so they say)")).toEqual({
      words: "it's 24/7 (or so they say)",
      readings: undefined,
    });
  });

  test("alternatives may hold others, @ stands for no word", () => {
    expect(wordsOf("i've { um / uh uh / { er / @ } } gone")).toEqual({
      words: "i've um gone",
      readings: ["i've", { alternatives: [["um"], ["uh", "uh"], [{ alternatives: [["er"], []] }]] }, "gone"],
    });
  });

  test("words in parentheses may be missing", () => {
    expect(wordsOf("(uh) yes")).toEqual({ words: "uh yes", readings: [{ optional: "uh" }, "yes"] });
  });

  test("a backslash takes the meaning from what follows, tags and a star at the end are dropped", () => {
    expect(wordsOf("a\\;b far;tag1;tag2 \\(uh\\) \\@ what* \\{x\\} c\\\\d").words).toBe(
      "a;b far (uh) @ what {x} c\\d",
    );
    expect(wordsOf("a @ b").words).toBe("a b");
  });

  test("a label is dropped, with a backslash it is a word", () => {
    expect(wordsOf("<O,M> yes").words).toBe("yes");
    expect(wordsOf("<M>").words).toBe("");
    expect(wordsOf("\\<unk> yes").words).toBe("<unk> yes");
  });

  test.each([
    ["a { b / c", /expected a } for every {/],
    ["a } b", /expected { and } around readings/],
    ["a{b", /expected { and } around readings/],
    ["{ a }", /expected two or more readings/],
    ["{ a / }", /with @ for none/],
  ])("%s is refused with file and line", (text, message) => {
    expect(() => read(`;; good\nm 1 ann 0 1 ${text}\n`, "stm")).toThrow(/^t\.stm:2: /);
    expect(() => read(`m 1 ann 0 1 ${text}\n`, "stm")).toThrow(message);
  });
});

test("ignored stretches and gaps of STM are marks, not turns", () => {
  const stm = [
    "m A excluded_region 0 1 <O> ignore_time_segment_in_scoring",
    "m A m_A_inter_segment_gap 1 2 <O>",
    "m A ann 2 3 yes",
    "m A ann 3 4 IGNORE_TIME_SEGMENT_IN_SCORING",
  ];
  const { segments, marks } = read(stm.join("\n"), "stm");
  expect(segments).toMatchObject([{ channel: "A", speaker: "ann", words: "yes" }]);
  expect(marks?.map(({ kind, channel, startSeconds, line }) => [kind, channel, startSeconds, line])).toEqual([
    ["ignored", "A", 0, 1],
    ["gap", "A", 1, 2],
    ["ignored", "A", 3, 4],
  ]);
  expect(() => read("m A inter_segment_gap 1 2 yes\n", "stm")).toThrow(
    /^t\.stm:1: .*no words of inter_segment_gap/,
  );
});

test("readings of CTM are one segment as long as the longest", () => {
  const ctm = [
    ";; recognised",
    "7654 A * * <ALT_BEGIN>",
    "7654 A 12.00 0.34 UM",
    "7654 A * * <alt>",
    "7654 A 12.00 0.20 UH 0.9",
    "7654 A 12.20 0.20 (UH) NA",
    "7654 A * * <ALT>",
    "7654 A * * <ALT_END>",
    "7654 A 13.00 0.10 laugh 1 non-lex ann",
    "7654 A 13.10 0.10 yes 1 lex ann",
  ];
  expect(read(ctm.join("\n"), "ctm").segments).toMatchObject([
    {
      speaker: "A",
      startSeconds: 12,
      endSeconds: expect.closeTo(12.4),
      words: "UM",
      readings: [{ alternatives: [["UM"], ["UH", { optional: "UH" }], []] }],
      line: 2,
    },
    { speaker: "ann", channel: "A", words: "yes" },
  ]);
});

test.each([
  ["m A * * <ALT>", /an <ALT_BEGIN> before it/],
  ["m A * * <ALT_BEGIN>\nm A * * <ALT_BEGIN>", /^t\.ctm:2: .*<ALT_END> of line 1 first/],
  ["m A * * <ALT_BEGIN>\nm A 0 1 a", /^t\.ctm:1: .*an <ALT_END> after it/],
  ["m A * * <ALT_BEGIN>\nm A 0 1 a\nm A * * <ALT_END>", /^t\.ctm:3: .*two or more readings/],
  [
    "m A * * <ALT_BEGIN>\nm A 0 1 a\nm A * * <ALT>\nm B 0 1 b\nm A * * <ALT_END>",
    /of one session and channel/,
  ],
])("readings of CTM that do not fit are refused: %s", (text, message) => {
  expect(() => read(text, "ctm")).toThrow(message);
});

test("lines of RTTM that change what is scored are marks", () => {
  const rttm = [
    "NOSCORE m 1 0 1 <NA> <NA> <NA> <NA>",
    "NON-LEX m 1 1.5* 0.2 <NA> laugh ann <NA> <NA>",
    "LEXEME m 1 2 0.3 yes lex ann 0.9 <NA>",
    "IP m 1 3 <NA> <NA> edit ann <NA>",
    "NON-SPEECH m 1 4 1 <NA> music <NA> <NA>",
  ];
  const { segments, marks } = read(rttm.join("\n"), "rttm");
  expect(segments).toEqual([]);
  expect(marks?.map(({ kind, startSeconds, endSeconds }) => [kind, startSeconds, endSeconds])).toEqual([
    ["ignored", 0, 1],
    ["non-lexical", 1.5, 1.7],
    ["lexeme", 2, 2.3],
    ["other", 3, 3],
  ]);
});

test("what NIST's files mark is written as it was read", () => {
  const files: [TranscriptKind, string][] = [
    [
      "stm",
      "m A excluded_region 0 1 IGNORE_TIME_SEGMENT_IN_SCORING\nm A inter_segment_gap 1 2\nm A ann 2 3 { um / a b / @ } (uh) a\\;b\nm B ann 0 1 \\<unk>\n",
    ],
    ["rttm", "SPEAKER m 2 1 2 <NA> <NA> ann <NA> <NA>\nNOSCORE m 2 0 1 <NA> <NA> <NA> <NA> <NA>\n"],
    [
      "ctm",
      "m A * * <ALT_BEGIN>\nm A 0 1 um\nm A * * <ALT>\nm A 0 1 (uh)\nm A * * <ALT>\nm A * * <ALT_END>\nm A 2 1 yes NA lex ann\n",
    ],
  ];
  for (const [kind, text] of files) {
    const { segments, marks } = read(text, kind);
    expect(formatTranscript(segments, kind, marks)).toBe(text);
  }
});
