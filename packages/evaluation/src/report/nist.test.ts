import { describe, expect, test } from "vitest";
import { parseTranscript } from "../formats/files.ts";
import { readUem } from "../formats/uem.ts";
import { evaluate } from "./evaluate.ts";
import { compareHypotheses } from "./suite.ts";
import { renderTable } from "./table.ts";

const stm = (text: string) => parseTranscript(text, "r.stm");
const ctm = (text: string) => parseTranscript(text, "h.ctm");

// The counts are those of `sclite -D` for the same files.
describe("NIST WER", () => {
  const reference = stm(
    [
      "m A ann 0 1 <O> Hello { um / uh / @ } (so) World",
      "m A inter_segment_gap 1 2 <O>",
      "m A bob 2 3 <O> don\\;t go",
      "m A excluded_region 3 4 <O> IGNORE_TIME_SEGMENT_IN_SCORING",
      "m A bob 4 5 <O> (okay) bye",
    ].join("\n"),
  );
  const hypothesis = ctm(
    [
      "m A 0.1 0.1 hello",
      "m A 0.2 0.1 world",
      "m A 1.4 0.1 foo",
      "m A 2.1 0.1 don\\;t",
      "m A 2.4 0.1 go",
      "m A 3.4 0.1 junk",
      "m A 4.4 0.1 bye",
    ].join("\n"),
  );

  test("follows alternatives, optional words, gaps and ignored stretches", () => {
    expect(evaluate(reference, hypothesis).overall.nistWer).toMatchObject({
      length: 7,
      errors: 1,
      insertions: 1,
    });
  });

  test("is given where the hypothesis is one stream of several speakers, and other rates say what they do", () => {
    const scores = evaluate(reference, hypothesis);
    expect(renderTable(scores)).toContain("| session | NIST WER | cpWER |");
    expect(scores.notes).toContainEqual(expect.stringContaining("only NIST WER allows for that"));
    expect(evaluate(stm("m 1 ann 0 1 yes\n"), ctm("m 1 0 1 yes\n")).overall.nistWer).toBeUndefined();
  });

  test("takes a deletion and an insertion for less than two substitutions", () => {
    // 5 substitutions are the fewest errors; 3 deletions and 3 insertions, which leave 2 words right, cost less.
    const words = (text: string) => text.split(" ").map((word, index) => `m 1 ${index * 0.1} 0.1 ${word}\n`);
    const scores = evaluate(stm("m 1 ann 0 9 a b c d e\n"), ctm(words("d e x y z").join("")), {
      metrics: ["nistWer", "wer"],
    }).overall;
    expect(scores.wer?.errors).toBe(5);
    expect(scores.nistWer).toMatchObject({ errors: 6, deletions: 3, insertions: 3 });
  });

  test("counts each channel by itself", () => {
    const both = stm("m A ann 0 9 one two\nm B bob 0 9 three four\n");
    const heard = ctm("m A 1 1 one\nm A 2 1 two\nm B 1 1 three\nm B 2 1 four\n");
    expect(evaluate(both, heard).overall.nistWer?.errors).toBe(0);
    expect(() => evaluate(both, ctm("m A 1 1 one\nm C 1 1 two\n"))).toThrow(
      /^h\.ctm:2: channel "C" of session "m" is not in the reference r\.stm, which has "a", "b"/,
    );
  });
});

test("ignored stretches are left out by every metric", () => {
  const reference = stm(
    "m 1 ann 0 2 one two\nm 1 excluded_region 2 4 IGNORE_TIME_SEGMENT_IN_SCORING\nm 1 bob 4 6 three\n",
  );
  const hypothesis = stm("m 1 ann 0 4 one two five six\nm 1 bob 4 6 three\n");
  const { cpWer, tcpWer, der, jer, identification } = evaluate(reference, hypothesis).overall;
  expect([cpWer?.rate, tcpWer?.rate, der?.rate, jer?.rate, identification?.rate]).toEqual([0, 0, 0, 0, 0]);
});

describe("who speaks when, by RTTM", () => {
  const rttm = (text: string) => parseTranscript(text, "r.rttm");
  const turn = (channel: string, start: number, seconds: number, speaker: string) =>
    `SPEAKER m ${channel} ${start} ${seconds} <NA> <NA> ${speaker} <NA> <NA>\n`;

  test("sounds that are no words are left out with half a second around them, up to the next turn", () => {
    const reference = rttm(
      `${turn("1", 0, 10, "a")}${turn("1", 12, 3, "b")}NON-LEX m 1 11 0.8 <NA> laugh a <NA>\n`,
    );
    const hypothesis = rttm(`${turn("1", 0, 12, "x")}${turn("1", 12, 3, "y")}`);
    expect(evaluate(reference, hypothesis).overall.der).toMatchObject({
      falseAlarmSeconds: 0.5,
      scoredSeconds: 13,
    });
  });

  test("channels that both sides name are scored apart, also within regions", () => {
    const reference = rttm(`${turn("1", 0, 10, "a")}${turn("2", 0, 10, "b")}`);
    const hypothesis = rttm(`${turn("1", 0, 10, "x")}${turn("2", 0, 5, "x")}`);
    expect(evaluate(reference, hypothesis).overall.der).toMatchObject({
      missedSeconds: 5,
      confusionSeconds: 0,
    });
    const regions = readUem("m 1 0 10\nm 2 0 5\n", "r.uem");
    expect(evaluate(reference, hypothesis, { regions }).overall.der?.rate).toBe(0);
  });

  test("else channels are disregarded", () => {
    const reference = rttm(`${turn("1", 0, 10, "a")}${turn("2", 10, 10, "b")}`);
    expect(evaluate(reference, rttm(`${turn("1", 0, 20, "x")}`)).overall.der?.rate).toBe(0.5);
    const regions = readUem("m A 0 10\n", "r.uem");
    expect(
      evaluate(rttm(turn("1", 0, 20, "a")), rttm(turn("1", 0, 10, "x")), { regions }).overall.der?.rate,
    ).toBe(0);
  });
});

test("two hypotheses are compared without what is ignored", () => {
  const reference = stm("m 1 ann 0 2 one two\nm 1 ann 2 4 IGNORE_TIME_SEGMENT_IN_SCORING\n");
  const a = stm("m 1 ann 0 2 one two\n");
  const b = stm("m 1 ann 0 2 one two\nm 1 ann 2 4 five six\n");
  expect(compareHypotheses([{ reference, a, b }]).cpWer).toMatchObject({ rateA: 0, rateB: 0 });
});
