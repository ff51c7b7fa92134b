import { valueAt } from "../../defined.ts";
import { type WordErrors, wordErrors } from "../error-rate.ts";
import { type GraphWord, isNull, type WordGraph } from "./word-graph.ts";

/** What sclite counts, in thousandths, so that sums are exact. A substitution costs less than a deletion and an insertion. */
const COST = {
  substitution: 4000,
  insertion: 3000,
  deletion: 3000,
  optional: 2000,
  null: 1,
  nulls: 1000,
} as const;

/**
 * The errors of the hypothesis by the alignment of least cost over all readings of both sides, as sclite aligns (SCTK,
 * net_dp.c): of steps that cost the same a match or substitution comes first, then an insertion, and of readings that cost
 * the same the one that is written first. A word that may be missing and is counts as correct, a null word not at all.
 * Time and memory grow with the product of both lengths.
 */
export function alignGraphs(reference: WordGraph, hypothesis: WordGraph): WordErrors {
  const table = fill(reference, hypothesis);
  let at = cheapest(table, reference.last, hypothesis.last);
  let [correct, substitutions, insertions, deletions] = [0, 0, 0, 0];
  while (at > 0) {
    const before = valueAt(table.before, at);
    const [row, column] = [Math.floor(at / table.width), at % table.width];
    const word = valueAt(reference.words, row);
    const other = valueAt(hypothesis.words, column);
    if (Math.floor(before / table.width) === row) {
      if (other.isOptional) correct++;
      else if (!isNull(other)) insertions++;
    } else if (before % table.width === column) {
      if (word.isOptional) correct++;
      else if (!isNull(word)) deletions++;
    } else if (word.id !== other.id) substitutions++;
    else if (!isNull(word)) correct++;
    at = before;
  }
  return wordErrors({ length: correct + substitutions + deletions, insertions, deletions, substitutions });
}

/** For each pair of words, row by row, the least cost up to it, and the pair before it. */
interface Table {
  readonly width: number;
  readonly costs: Int32Array;
  readonly before: Int32Array;
}

function fill({ words: rows }: WordGraph, { words: columns }: WordGraph): Table {
  const width = columns.length;
  const size = rows.length * width;
  const table: Table = { width, costs: new Int32Array(size), before: new Int32Array(size) };
  rows.forEach((word, row) => {
    columns.forEach((other, column) => {
      const at = row * width + column;
      if (at === 0) return;
      let least = Infinity;
      const step = (before: readonly number[], beside: readonly number[], cost: number) => {
        if (before.length === 0 || beside.length === 0) return;
        const from = cheapest(table, before, beside);
        const total = valueAt(table.costs, from) + cost;
        if (total >= least) return;
        least = total;
        table.costs[at] = total;
        table.before[at] = from;
      };
      step(word.before, other.before, pairCost(word, other));
      step([row], other.before, aloneCost(other, COST.insertion));
      step(word.before, [column], aloneCost(word, COST.deletion));
    });
  });
  return table;
}

/** The pair of least cost; the first of several, by row and then by column. */
function cheapest({ width, costs }: Table, rows: readonly number[], columns: readonly number[]): number {
  let best = valueAt(rows, 0) * width + valueAt(columns, 0);
  for (const row of rows)
    for (const column of columns) {
      const at = row * width + column;
      if (valueAt(costs, at) < valueAt(costs, best)) best = at;
    }
  return best;
}

function aloneCost(word: GraphWord, cost: number): number {
  if (isNull(word)) return COST.null;
  return word.isOptional ? COST.optional : cost;
}

function pairCost(word: GraphWord, other: GraphWord): number {
  if (isNull(word) && isNull(other)) return COST.nulls;
  return word.id === other.id ? 0 : COST.substitution;
}
