import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cpWordErrorRate,
  dicpWordErrorRate,
  evaluate,
  mimoWordErrorRate,
  orcWordErrorRate,
  type TranscriptSegment,
  tcorcWordErrorRate,
  tcpWordErrorRate,
  turnErrors,
  wordErrorRate,
} from "./index.ts";

const word = fc.constantFrom("a", "b", "c", "d");
const words = fc.array(word, { maxLength: 5 }).map((list) => list.join(" "));
const turn = fc.record({
  speaker: fc.constantFrom("x", "y", "z"),
  words,
  pause: fc.nat(3),
  length: fc.nat(4),
});

/** Turns of one session, sorted by start; turns of one speaker may touch but not overlap. */
const session = fc.array(turn, { minLength: 1, maxLength: 6 }).map((turns) => {
  const free = new Map<string, number>();
  let now = 0;
  return turns.map(({ speaker, words, pause, length }): TranscriptSegment => {
    now = Math.max(now + pause, free.get(speaker) ?? 0);
    free.set(speaker, now + length);
    return { session: "s", speaker, startSeconds: now, endSeconds: now + length, words };
  });
});
const collarSeconds = fc.constantFrom(0, 0.5, 2, 20);
const check = (property: fc.IPropertyWithHooks<[TranscriptSegment[], TranscriptSegment[], number]>) =>
  fc.assert(property, { numRuns: 300 });
const pairs = (
  predicate: (reference: TranscriptSegment[], hypothesis: TranscriptSegment[], collarSeconds: number) => void,
) => check(fc.property(session, session, collarSeconds, predicate));

describe("any reference and hypothesis", () => {
  test("metrics that forgive more are never larger", () => {
    pairs((reference, hypothesis, collarSeconds) => {
      const cp = cpWordErrorRate(reference, hypothesis).errors;
      const orc = orcWordErrorRate(reference, hypothesis);
      const tcp = tcpWordErrorRate(reference, hypothesis, { collarSeconds }).errors;
      const tcorc = tcorcWordErrorRate(reference, hypothesis, { collarSeconds });
      expect(orc.exact && tcorc.exact).toBe(true);
      expect(orc.errors).toBeLessThanOrEqual(cp);
      expect(tcorc.errors).toBeLessThanOrEqual(tcp);
      expect(dicpWordErrorRate(reference, hypothesis).errors).toBeLessThanOrEqual(cp);
      expect(mimoWordErrorRate(reference, hypothesis)!.errors).toBeLessThanOrEqual(orc.errors);
      expect(cp).toBeLessThanOrEqual(tcp);
    });
  });

  test("the greedy search is an upper bound, and not above the pairing of speakers", () => {
    pairs((reference, hypothesis, collarSeconds) => {
      const search = { search: "greedy" } as const;
      const orc = orcWordErrorRate(reference, hypothesis, search).errors;
      const tcorc = tcorcWordErrorRate(reference, hypothesis, { collarSeconds, ...search }).errors;
      expect(orc).toBeGreaterThanOrEqual(orcWordErrorRate(reference, hypothesis).errors);
      expect(orc).toBeLessThanOrEqual(cpWordErrorRate(reference, hypothesis).errors);
      expect(tcorc).toBeGreaterThanOrEqual(
        tcorcWordErrorRate(reference, hypothesis, { collarSeconds }).errors,
      );
      expect(tcorc).toBeLessThanOrEqual(tcpWordErrorRate(reference, hypothesis, { collarSeconds }).errors);
    });
  });

  test("a time constraint that never binds changes nothing", () => {
    pairs((reference, hypothesis) => {
      const collarSeconds = 1000;
      expect(tcpWordErrorRate(reference, hypothesis, { collarSeconds }).errors).toBe(
        cpWordErrorRate(reference, hypothesis).errors,
      );
      expect(tcorcWordErrorRate(reference, hypothesis, { collarSeconds }).errors).toBe(
        orcWordErrorRate(reference, hypothesis).errors,
      );
    });
  });

  test("the greedy search finds the same with windows of time and without", () => {
    pairs((reference, hypothesis) => {
      const search = { search: "greedy" } as const;
      const plain = orcWordErrorRate(reference, hypothesis, search);
      const timed = tcorcWordErrorRate(reference, hypothesis, { collarSeconds: 1000, ...search });
      expect(timed.assignment).toEqual(plain.assignment);
    });
  });

  test("other names for the speakers change nothing but identification", () => {
    const renamed = new Map([
      ["x", "z"],
      ["y", "x"],
      ["z", "y"],
    ]);
    pairs((reference, hypothesis, collarSeconds) => {
      const options = { wordCollarSeconds: collarSeconds, emptyHypothesis: "count" } as const;
      const score = (segments: TranscriptSegment[]) => {
        const { overall } = evaluate({ file: "r", segments: reference }, { file: "h", segments }, options);
        const { cpWer, tcpWer, orcWer, tcorcWer, mimoWer, der, jer } = overall;
        const rates = [cpWer, tcpWer, orcWer, tcorcWer, mimoWer, der].map((value) => value!.rate ?? -1);
        return [...rates, Math.round(1e9 * (jer!.rate ?? -1))];
      };
      expect(score(hypothesis.map((turn) => ({ ...turn, speaker: renamed.get(turn.speaker)! })))).toEqual(
        score(hypothesis),
      );
    });
  });

  test("nothing is wrong with a reference held against itself", () => {
    fc.assert(
      fc.property(session, (reference) => {
        const side = { file: "r", segments: reference };
        const { overall } = evaluate(side, side, { wordCollarSeconds: 0.5 });
        const { cpWer, tcpWer, orcWer, tcorcWer, dicpWer, mimoWer, der, jer, identification } = overall;
        for (const score of [cpWer, orcWer, tcorcWer, dicpWer, mimoWer, tcpWer])
          expect(score!.errors).toBe(0);
        for (const score of [der, jer, identification]) expect(score!.rate ?? 0).toBe(0);
      }),
    );
  });

  test("errors are counted by kind as the plain definition counts them", () => {
    const single = session.map((turns) => turns.map((turn) => ({ ...turn, speaker: "x" })));
    fc.assert(
      fc.property(single, single, (reference, hypothesis) => {
        const result = wordErrorRate(reference, hypothesis);
        const side = (turns: TranscriptSegment[]) =>
          turns.flatMap((turn) => turn.words!.split(" ").filter(Boolean));
        const [one, other] = [side(reference), side(hypothesis)];
        expect(result.errors).toBe(levenshtein(one, other));
        expect(result.insertions - result.deletions).toBe(other.length - one.length);
      }),
    );
  });

  test("errors turn by turn add up to the metric", () => {
    pairs((reference, hypothesis, collarSeconds) => {
      const sum = (turns: { errors: number }[]) => turns.reduce((total, { errors }) => total + errors, 0);
      expect(sum(turnErrors(reference, hypothesis))).toBe(cpWordErrorRate(reference, hypothesis).errors);
      expect(sum(turnErrors(reference, hypothesis, { collarSeconds }))).toBe(
        tcpWordErrorRate(reference, hypothesis, { collarSeconds }).errors,
      );
    });
  });
});

test("long rows are counted as the plain definition counts them", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 150 }), fc.array(word, { maxLength: 150 }), (one, other) => {
      const segment = (list: string[]) => [
        { session: "s", speaker: "x", startSeconds: 0, endSeconds: 1, words: list.join(" ") },
      ];
      expect(wordErrorRate(segment(one), segment(other)).errors).toBe(levenshtein(one, other));
    }),
  );
});

function levenshtein(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  one.forEach((a, i) => {
    const next = [i + 1];
    other.forEach((b, j) => {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (a === b ? 0 : 1)));
    });
    row = next;
  });
  return row.at(-1)!;
}
