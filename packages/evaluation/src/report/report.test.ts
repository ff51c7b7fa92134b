import { describe, expect, test } from "vitest";
import { parseTranscript } from "../formats/files.ts";
import { evaluate } from "./evaluate.ts";
import { compareHypotheses, evaluateSuite } from "./suite.ts";
import { renderTable } from "./table.ts";

const reference = parseTranscript("m 1 ann 0 2 one two\nm 1 bob 3 5 three four\n", "r.stm");
const swapped = parseTranscript("m 1 bob 0 2 one two\nm 1 ann 3 5 three\n", "h.stm");

test("a table names every metric, rate and count, and what a reader must know", () => {
  const both = parseTranscript("m 1 ann 0 2 one two\nm 1 bob 3 5 three four\nn 1 ann 0 1 five\n", "r.stm");
  expect(renderTable(evaluate(both, swapped, { metrics: ["cpWer", "der", "identification"] }))).toBe(
    [
      "| session | cpWER | DER | IER | wrong name | unknown | right name |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
      "| m | 25.0% (1/4) | 0.0% | 100.0% | 100.0% | 0.0% | 0.0% |",
      "| n | 100.0% (1/1) | 100.0% | 100.0% | 0.0% | 0.0% | 0.0% |",
      "| **all** | 40.0% (2/5) | 20.0% | 100.0% | 80.0% | 0.0% | 0.0% |",
      "",
      "- n: the hypothesis has nothing; all of the reference counts as missed.",
    ].join("\n"),
  );
});

test("characters are named so", () => {
  expect(renderTable(evaluate(reference, swapped, { unit: "characters" }))).toContain(
    "| cpCER | tcpCER | ORC-CER |",
  );
});

test("an empty hypothesis can be scored as all deleted, and that is said", () => {
  const { overall, notes } = evaluate(
    reference,
    { file: "h.stm", segments: [] },
    { emptyHypothesis: "count" },
  );
  expect(overall.cpWer).toMatchObject({ deletions: 4, rate: 1 });
  expect(overall.orcWer).toMatchObject({ deletions: 4, rate: 1 });
  expect(overall.der!.rate).toBe(1);
  expect(notes).toEqual(["m: the hypothesis has nothing; all of the reference counts as missed."]);
});

test("without words only who speaks when is scored", () => {
  const rttm = parseTranscript("SPEAKER m 1 0 2 <NA> <NA> x <NA> <NA>\n", "h.rttm");
  const { overall, notes } = evaluate(reference, rttm);
  expect(overall.cpWer).toBeUndefined();
  expect(overall.der!.rate).toBe(0.5);
  expect(notes[0]).toContain("no words");
});

test("turns that run on over pauses are scored by who is speech when", () => {
  const pauses = parseTranscript("m 1 ann 0 1 one\nm 1 ann 3 4 two\n", "r.stm");
  const turn = parseTranscript("m 1 ann 0 4 one two\n", "h.stm");
  const scored = (hypothesis: typeof turn) =>
    evaluate(pauses, hypothesis, { metrics: ["der", "identification", "cpWer"] }).overall;
  expect(scored(turn).der!.rate).toBe(1);
  const { der, identification, cpWer } = scored({ ...turn, speech: pauses.segments });
  expect([der!.rate, identification!.rate, cpWer!.rate]).toEqual([0, 0, 0]);
});

test("WER is given where each side has one speaker", () => {
  const one = parseTranscript("m 1 ann 0 2 one two\n", "r.stm");
  expect(evaluate(one, parseTranscript("m 1 x 0 2 one\n", "h.stm")).overall.wer).toMatchObject({
    errors: 1,
    length: 2,
  });
  expect(evaluate(reference, swapped).overall.wer).toBeUndefined();
});

test("a reference that overlaps itself can be let through", () => {
  const overlapping = parseTranscript("m 1 ann 0 3 one\nm 1 ann 2 4 two\n", "r.stm");
  expect(() => evaluate(overlapping, swapped)).toThrow("r.stm:2");
  expect(evaluate(overlapping, swapped, { selfOverlap: "count" }).overall.cpWer!.length).toBe(2);
});

test("a suite is one row per meeting and one for all, each with its own people", () => {
  const suite = evaluateSuite([
    { name: "monday", reference, hypothesis: reference },
    { name: "tuesday", reference, hypothesis: swapped, options: { enrolled: ["ann"] } },
  ]);
  expect(suite.sessions.map(({ session }) => session)).toEqual(["monday", "tuesday"]);
  expect(suite.overall.cpWer).toMatchObject({ errors: 1, length: 8 });
  expect(suite.overall.identification).toMatchObject({
    scoredSeconds: 8,
    enrolledSeconds: 6,
    rightNameShare: 4 / 6,
  });
});

describe("two hypotheses", () => {
  const minutes = Array.from(
    { length: 60 },
    (_, k) => `m 1 ann ${10 * k} ${10 * k + 2} one two\nm 1 bob ${10 * k + 3} ${10 * k + 5} three four\n`,
  );
  const truth = parseTranscript(minutes.join(""), "r.stm");
  const worse = parseTranscript(
    minutes.map((text, k) => (k % 2 ? text : text.replace("four", "for"))).join(""),
    "b.stm",
  );

  test("are compared turn by turn, in words and in names", () => {
    const comparison = compareHypotheses([{ reference: truth, a: truth, b: worse }], { draws: 2000 });
    expect(comparison.cpWer).toMatchObject({ rateA: 0, rateB: 30 / 240, beyondChance: true });
    expect(comparison.wrongName).toMatchObject({ difference: 0, beyondChance: false });
    const misnamed = parseTranscript(minutes.map((text) => text.replace("bob", "ann2")).join(""), "b.stm");
    expect(compareHypotheses([{ reference: truth, a: truth, b: misnamed }]).wrongName).toMatchObject({
      rateB: 0.5,
      beyondChance: true,
    });
  });
});
