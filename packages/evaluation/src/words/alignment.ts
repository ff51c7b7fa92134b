import { defined, valueAt } from "../defined.ts";
import { type BitRow, BitWords } from "./bit-rows.ts";
import type { Tokens } from "./session.ts";
import { overlaps, type Windows, windowsOf } from "./windows.ts";

/** What became of each reference word, and where words were inserted. */
export interface Alignment {
  readonly insertions: number;
  readonly deletions: number;
  readonly substitutions: number;
  /** Per reference word: 0 matched, 1 substituted, 2 deleted. */
  readonly fates: Uint8Array;
  /** Inserted words that stand after the first i reference words, for i from 0 to the number of words. */
  readonly inserted: Int32Array;
}

const MATCHED = 0;
const SUBSTITUTED = 1;
const DELETED = 2;
const INSERTED = 3;

/** The least number of insertions, deletions and substitutions, where only words that share time may match. */
export function timedDistance(reference: Tokens, hypothesis: Tokens): number {
  const table = new Table(reference, hypothesis);
  const row = table.firstRow();
  for (let i = 0; i < table.rows; i++) table.advance(row, i);
  return table.total(row);
}

/**
 * An alignment of least cost. Where several cost the same, matches come first; the counts of the kinds of
 * error (never their sum) may differ from another tool's for that reason.
 */
export function align(reference: Tokens, hypothesis: Tokens): Alignment {
  const trace = reference.starts
    ? alignTimed(reference, hypothesis)
    : alignPlain(reference.ids, hypothesis.ids);
  const count = (fate: number) => trace.fates.reduce((sum, other) => sum + (other === fate ? 1 : 0), 0);
  return {
    ...trace,
    insertions: trace.inserted.reduce((sum, inserted) => sum + inserted, 0),
    deletions: count(DELETED),
    substitutions: count(SUBSTITUTED),
  };
}

type Trace = Pick<Alignment, "fates" | "inserted">;

/**
 * Rows are kept at intervals, and the segments between them computed again on the way back: memory grows
 * with the root of the reference.
 */
function alignTimed(reference: Tokens, hypothesis: Tokens): Trace {
  const table = new Table(reference, hypothesis);
  const interval = intervalFor(table.rows);
  const kept: Int32Array[] = [];
  const row = table.firstRow();
  for (let i = 0; i < table.rows; i++) {
    if (i % interval === 0) kept.push(row.slice(0, table.reach(i) + 1));
    table.advance(row, i);
  }
  const fates = new Uint8Array(table.rows);
  const inserted = new Int32Array(table.rows + 1);
  let at = table.columns;
  for (let block = kept.length - 1; block >= 0; block--) {
    const first = block * interval;
    const last = Math.min(first + interval, table.rows) - 1;
    row.set(valueAt(kept, block));
    const steps = Array.from({ length: last - first + 1 }, (_, offset) =>
      defined(table.advance(row, first + offset, true)),
    );
    for (let i = last; i >= first; i--) {
      for (;;) {
        const from = table.windows.from[i] ?? 0;
        const step = at > (table.windows.to[i] ?? 0) ? INSERTED : (valueAt(steps, i - first)[at - from] ?? 0);
        if (step === INSERTED) inserted[i + 1] = (inserted[i + 1] ?? 0) + 1;
        else fates[i] = step;
        if (step !== DELETED) at--;
        if (step !== INSERTED) break;
      }
    }
  }
  inserted[0] = at;
  return { fates, inserted };
}

/** The same without times, where the differences between neighbouring cells give the path back. */
function alignPlain(reference: Int32Array, hypothesis: Int32Array): Trace {
  const words = new BitWords(hypothesis);
  const interval = intervalFor(reference.length);
  const kept: BitRow[] = [];
  let row = words.start();
  for (let i = 0; i < reference.length; i += interval) {
    kept.push(row);
    row = words.advance(row, reference.subarray(i, i + interval));
  }
  const fates = new Uint8Array(reference.length);
  const inserted = new Int32Array(reference.length + 1);
  let at = hypothesis.length;
  for (let block = kept.length - 1; block >= 0; block--) {
    const first = block * interval;
    const rows = words.rows(valueAt(kept, block), reference.subarray(first, first + interval));
    for (let k = rows.length - 1; k > 0; k--) {
      const i = first + k - 1;
      while (at > 0 && hypothesis[at - 1] !== reference[i] && isSet(valueAt(rows, k).rises, at - 1)) {
        inserted[i + 1] = (inserted[i + 1] ?? 0) + 1;
        at--;
      }
      if (at === 0) fates[i] = DELETED;
      else if (hypothesis[at - 1] === reference[i]) fates[i] = MATCHED;
      else fates[i] = isSet(valueAt(rows, k - 1).falls, at - 1) ? DELETED : SUBSTITUTED;
      if (fates[i] !== DELETED) at--;
    }
  }
  inserted[0] = at;
  return { fates, inserted };
}

function isSet(bits: Int32Array, at: number): boolean {
  return (((bits[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

function intervalFor(rows: number): number {
  return Math.max(16, Math.ceil(Math.sqrt(rows)));
}

/** The table of edit distances, of which only the band where words can share time is ever computed. */
class Table {
  readonly rows: number;
  readonly columns: number;
  readonly windows: Windows;
  readonly #reference: Tokens;
  readonly #hypothesis: Tokens;

  constructor(reference: Tokens, hypothesis: Tokens) {
    this.rows = reference.ids.length;
    this.columns = hypothesis.ids.length;
    this.windows = windowsOf(hypothesis, reference.starts, reference.ends, this.rows);
    this.#reference = reference;
    this.#hypothesis = hypothesis;
  }

  firstRow(): Int32Array {
    return Int32Array.from({ length: this.columns + 1 }, (_, j) => j);
  }

  /** The last column of the row before row i that was computed. */
  reach(i: number): number {
    return i === 0 ? this.columns : (this.windows.to[i - 1] ?? 0);
  }

  total(row: Int32Array): number {
    const reach = this.reach(this.rows);
    return (row[reach] ?? 0) + this.columns - reach;
  }

  /** Turns the row of i words into that of i + 1, in place; with `trace` it returns the step that led to each cell. */
  advance(row: Int32Array, i: number, trace = false): Uint8Array | undefined {
    const from = this.windows.from[i] ?? 0;
    const to = this.windows.to[i] ?? 0;
    for (let j = this.reach(i) + 1; j <= to; j++) row[j] = (row[j - 1] ?? 0) + 1;
    const steps = trace ? new Uint8Array(to - from + 1) : undefined;
    const id = this.#reference.ids[i] ?? 0;
    const { ids } = this.#hypothesis;
    let diagonal = row[from] ?? 0;
    let left = diagonal + 1;
    row[from] = left;
    if (steps) steps[0] = DELETED;
    for (let j = from; j < to; j++) {
      const up = row[j + 1] ?? 0;
      let step = up < left ? DELETED : INSERTED;
      let best = Math.min(up, left) + 1;
      if (this.#mayMatch(i, j)) {
        const cost = diagonal + (ids[j] === id ? 0 : 1);
        if (cost <= best) {
          best = cost;
          step = ids[j] === id ? MATCHED : SUBSTITUTED;
        }
      }
      if (steps) steps[j - from + 1] = step;
      row[j + 1] = best;
      left = best;
      diagonal = up;
    }
    return steps;
  }

  #mayMatch(i: number, j: number): boolean {
    const { starts, ends } = this.#reference;
    const { starts: otherStarts, ends: otherEnds } = this.#hypothesis;
    return (
      !starts ||
      !ends ||
      !otherStarts ||
      !otherEnds ||
      overlaps(starts[i] ?? 0, ends[i] ?? 0, otherStarts[j] ?? 0, otherEnds[j] ?? 0)
    );
  }
}
