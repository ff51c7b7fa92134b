import { describe, expect, test } from "vitest";
import { parseTranscript } from "../formats/files.ts";
import { cpWordErrorRate, tcpWordErrorRate } from "./cp.ts";
import { normalize } from "./normalize.ts";
import { dicpWordErrorRate, orcWordErrorRate } from "./orc.ts";
import { turnErrors } from "./turn-errors.ts";

const segments = (text: string) => parseTranscript(text, "t.stm").segments;

describe("normalisation", () => {
  test("none leaves a text as it is", () => {
    expect(normalize("Land the plane, 1,200 Kpis!", "none")).toBe("Land the plane, 1,200 Kpis!");
  });

  test("basic lowers, keeps apostrophes within words, parts at hyphens, drops other punctuation", () => {
    expect(normalize("“Let’s” call an all-hands — 'now', 1,200 KPIs!", "basic")).toBe(
      "let's call an all hands now 1200 kpis",
    );
  });

  test("english writes contractions and numbers out and leaves hesitations out", () => {
    expect(normalize("Uh, we're at 21 and it's, hmm, 1,204; I can't.", "english")).toBe(
      "we are at twenty one and it is one thousand two hundred four i can not",
    );
    expect(normalize("Let's say he won't.", "english")).toBe("let us say he will not");
  });

  test("korean composes syllables and drops punctuation", () => {
    expect(normalize("안녕하세요, 여러분!".normalize("NFD"), "korean")).toBe("안녕하세요 여러분");
  });
});

describe("character rates", () => {
  test("count syllables of Korean, and blanks do not matter", () => {
    const reference = segments("m 1 a 0 2 회의를 시작하겠습니다.\n");
    const hypothesis = segments("m 1 x 0 2 회의 를 시작하겠슴니다\n");
    const options = { unit: "characters", normalization: "korean" } as const;
    expect(cpWordErrorRate(reference, hypothesis, options)).toMatchObject({
      errors: 1,
      length: 10,
      substitutions: 1,
    });
    expect(cpWordErrorRate(reference, hypothesis)).toMatchObject({ errors: 3, length: 2 });
    expect(tcpWordErrorRate(reference, hypothesis, { ...options, collarSeconds: 1 }).errors).toBe(1);
  });
});

describe("cpWER", () => {
  test("counts missed and invented speakers and returns the pairing", () => {
    const reference = segments("m 1 a 0 1 one two\nm 1 b 1 2 three\nm 1 c 2 3 four\n");
    const hypothesis = segments("m 1 y 0 1 one two\nm 1 x 1 2 three four\n");
    expect(cpWordErrorRate(reference, hypothesis)).toMatchObject({
      errors: 2,
      length: 4,
      insertions: 1,
      deletions: 1,
      scoredSpeakers: 3,
      missedSpeakers: 1,
      falseAlarmSpeakers: 0,
    });
    const { assignment } = cpWordErrorRate(reference, hypothesis);
    expect(assignment).toContainEqual(["a", "y"]);
    expect(assignment.filter(([, partner]) => partner === null)).toHaveLength(1);
    expect(cpWordErrorRate(hypothesis, reference).falseAlarmSpeakers).toBe(1);
  });

  test("without a hypothesis everything is deleted, without a reference everything inserted", () => {
    const side = segments("m 1 a 0 1 one two\n");
    expect(cpWordErrorRate(side, [])).toMatchObject({ errors: 2, deletions: 2, rate: 1, missedSpeakers: 1 });
    expect(cpWordErrorRate([], side)).toMatchObject({ errors: 2, insertions: 2, rate: null });
    expect(orcWordErrorRate(side, [])).toMatchObject({ errors: 2, deletions: 2, assignment: [null] });
    expect(dicpWordErrorRate([], side)).toMatchObject({ errors: 2, insertions: 2, length: 0 });
    expect(cpWordErrorRate([], [])).toMatchObject({ errors: 0, rate: null });
  });
});

test("tcpWER forgives nothing that lies further apart than the collar", () => {
  const reference = segments("m 1 a 0 1 word\n");
  const hypothesis = segments("m 1 a 5 5 word\n");
  expect(tcpWordErrorRate(reference, hypothesis, { collarSeconds: 4 }).errors).toBe(2);
  expect(tcpWordErrorRate(reference, hypothesis, { collarSeconds: 4.001 }).errors).toBe(0);
  expect(() => tcpWordErrorRate(reference, hypothesis, { collarSeconds: -1 })).toThrow("a collar of -1 s");
});

test("ORC-WER ignores speakers and returns the assignment of turns", () => {
  const reference = segments("m 1 a 0 1 one two\nm 1 b 1 2 three\nm 1 a 2 3 four five\n");
  const hypothesis = segments("m 1 x 0 1 one two\nm 1 y 1 2 three four five\n");
  expect(orcWordErrorRate(reference, hypothesis)).toMatchObject({
    errors: 0,
    exact: true,
    assignment: ["x", "y", "y"],
  });
  expect(cpWordErrorRate(reference, hypothesis).errors).toBe(4);
  expect(dicpWordErrorRate(hypothesis, reference)).toMatchObject({ errors: 0, assignment: ["x", "y", "y"] });
});

test("errors are counted for the turn in which they occur", () => {
  const reference = segments("m 1 a 0 1 one two\nm 1 a 1 2 three four\nm 1 b 3 4 five\n");
  const hypothesis = segments(
    "m 1 x 0 1 one two\nm 1 x 1 2 tree four oh\nm 1 y 3 4 five\nm 1 z 3.1 4 ghost\n",
  );
  expect(turnErrors(reference, hypothesis).map(({ errors, length }) => [errors, length])).toEqual([
    [0, 2],
    [2, 2],
    [1, 1],
  ]);
});
