import fc from "fast-check";
import { expect, test } from "vitest";
import { greedyAssignment } from "./greedy.ts";
import type { WordTurn } from "./session.ts";

const ids = (maxLength: number) => fc.array(fc.nat(4), { maxLength }).map((list) => Int32Array.from(list));

test("the search moves each turn as if all costs were computed again", () => {
  const meeting = fc.record({
    turns: fc.array(fc.tuple(ids(5), fc.nat(2)), { minLength: 1, maxLength: 12 }),
    streams: fc.array(ids(40), { minLength: 3, maxLength: 3 }),
  });
  fc.assert(
    fc.property(meeting, ({ turns, streams }) => {
      const list = turns.map(
        ([words], index): WordTurn => ({ index, speaker: "a", startSeconds: index, ids: words }),
      );
      const initial = turns.map(([, stream]) => stream);
      const rows = streams.map((stream) => ({ ids: stream }));
      expect(greedyAssignment(list, rows, initial, [2, 1])).toEqual(plainSearch(list, streams, initial));
    }),
    { numRuns: 300 },
  );
});

function plainSearch(
  turns: readonly WordTurn[],
  streams: readonly Int32Array[],
  initial: readonly number[],
): number[] {
  const assignment = [...initial];
  for (const price of [2, 1]) {
    for (let moved = true; moved; ) {
      moved = false;
      for (let at = 0; at < turns.length; at++) {
        const current = assignment[at]!;
        const totals = streams.map((_, stream) => {
          assignment[at] = stream;
          return totalCost(turns, streams, assignment, price);
        });
        const least = Math.min(...totals);
        assignment[at] = totals[current] === least ? current : totals.indexOf(least);
        moved ||= assignment[at] !== current;
      }
    }
  }
  return assignment;
}

function totalCost(
  turns: readonly WordTurn[],
  streams: readonly Int32Array[],
  assignment: readonly number[],
  price: number,
): number {
  return streams.reduce((total, stream, index) => {
    let row = Array.from({ length: stream.length + 1 }, (_, j) => j);
    for (const id of turns.flatMap((turn, at) => (assignment[at] === index ? [...turn.ids] : []))) {
      const next = [row[0]! + 1];
      stream.forEach((other, j) => {
        next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (id === other ? 0 : price)));
      });
      row = next;
    }
    return total + row.at(-1)!;
  }, 0);
}
