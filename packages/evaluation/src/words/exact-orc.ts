import { valueAt } from "../defined.ts";
import { EvaluationError } from "../errors.ts";
import type { Tokens, WordTurn } from "./session.ts";
import { overlaps, type Windows, windowsOf } from "./windows.ts";

/** Cell updates beyond which the exact search is not attempted. */
export const EXACT_WORK_LIMIT = 3e8;
const CELL_LIMIT = 2e7;

/**
 * The stream for each turn with which the turns, in their order, match the streams at least cost: dynamic
 * programming over how far every stream is consumed (Sklyar et al. 2021, arXiv:2112.01305), restricted to
 * the cells where words can share time. Grows with the product of the streams' lengths; undefined where
 * that is more than {@link EXACT_WORK_LIMIT}.
 */
export function exactAssignment(
  turns: readonly WordTurn[],
  streams: readonly Tokens[],
): number[] | undefined {
  if (streams.length === 0) return turns.map(() => 0);
  const windows = windowsOfTurns(turns, streams);
  if (!feasible(turns, windows)) return undefined;
  const tables: Table[] = [];
  let before = new Grid(streams.map(() => [0, 0] as const));
  let costs: Int32Array = new Int32Array(1);
  turns.forEach((turn, index) => {
    const grid = new Grid(windows.map(({ from, to }) => [from[index] ?? 0, to[index] ?? 0] as const));
    const table = advance(turn, streams, before, costs, grid);
    tables.push(table);
    before = grid;
    costs = table.costs;
  });
  return trace(tables);
}

/** The windows of each stream for all turns. */
export function windowsOfTurns(turns: readonly WordTurn[], streams: readonly Tokens[]): Windows[] {
  const timed = turns.some((turn) => turn.starts);
  const starts = timed ? Float64Array.from(turns, (turn) => least(turn.starts)) : undefined;
  const ends = timed ? Float64Array.from(turns, (turn) => -least(turn.ends?.map((end) => -end))) : undefined;
  return streams.map((stream) => windowsOf(stream, starts, ends, turns.length));
}

interface Table {
  readonly costs: Int32Array;
  /** The stream that took the turn, for each cell. */
  readonly streams: Uint8Array;
  /** The cell of the table before from which each cell was reached. */
  readonly origins: Int32Array;
}

/** A box of cells: how many words of each stream are consumed, from its window's start to its end. */
class Grid {
  readonly from: readonly number[];
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly cells: number;

  constructor(ranges: readonly (readonly [number, number])[]) {
    this.from = ranges.map(([from]) => from);
    this.sizes = ranges.map(([from, to]) => to - from + 1);
    this.strides = this.sizes.map((_, at) =>
      this.sizes.slice(0, at).reduce((product, size) => product * size, 1),
    );
    this.cells = this.sizes.reduce((product, size) => product * size, 1);
  }

  /** For each cell of this grid the cell of `before` nearest to it, and the words skipped on the way. */
  reachedFrom(before: Grid): { origins: Int32Array; skipped: Int32Array } {
    const origins = new Int32Array(this.cells);
    const skipped = new Int32Array(this.cells);
    for (let cell = 0; cell < this.cells; cell++) {
      for (let stream = 0; stream < this.sizes.length; stream++) {
        const at = Math.floor(cell / (this.strides[stream] ?? 0)) % (this.sizes[stream] ?? 0);
        const wanted = at + (this.from[stream] ?? 0) - (before.from[stream] ?? 0);
        const nearest = Math.min(wanted, (before.sizes[stream] ?? 0) - 1);
        origins[cell] = (origins[cell] ?? 0) + nearest * (before.strides[stream] ?? 0);
        skipped[cell] = (skipped[cell] ?? 0) + (wanted - nearest);
      }
    }
    return { origins, skipped };
  }
}

function advance(
  turn: WordTurn,
  streams: readonly Tokens[],
  before: Grid,
  old: Int32Array,
  grid: Grid,
): Table {
  const { origins: reached, skipped } = grid.reachedFrom(before);
  const initial = reached.map((origin, cell) => (old[origin] ?? 0) + (skipped[cell] ?? 0));
  const table = {
    costs: new Int32Array(grid.cells).fill(2 ** 30),
    streams: new Uint8Array(grid.cells),
    origins: reached.slice(),
  };
  // A stream without words near the turn can only lose to one that has some; one must take the turn though.
  const near = streams.map((_, stream) => stream).filter((stream) => (grid.sizes[stream] ?? 0) > 1);
  for (const stream of near.length > 0 ? near : [0]) {
    const size = grid.sizes[stream] ?? 0;
    const stride = grid.strides[stream] ?? 0;
    const costs = new Int32Array(size);
    const origins = new Int32Array(size);
    for (let first = 0; first < grid.cells; first++) {
      if (Math.floor(first / stride) % size !== 0) continue;
      for (let at = 0; at < size; at++) {
        costs[at] = initial[first + at * stride] ?? 0;
        origins[at] = reached[first + at * stride] ?? 0;
      }
      appendTurn(turn, valueAt(streams, stream), grid.from[stream] ?? 0, costs, origins);
      for (let at = 0; at < size; at++) {
        const cell = first + at * stride;
        if ((costs[at] ?? 0) >= (table.costs[cell] ?? 0)) continue;
        table.costs[cell] = costs[at] ?? 0;
        table.streams[cell] = stream;
        table.origins[cell] = origins[at] ?? 0;
      }
    }
  }
  return table;
}

/** Levenshtein rows for the words of a turn over one part of a stream, carrying where each path began. */
function appendTurn(
  turn: WordTurn,
  stream: Tokens,
  from: number,
  costs: Int32Array,
  origins: Int32Array,
): void {
  for (let i = 0; i < turn.ids.length; i++) {
    let diagonal = costs[0] ?? 0;
    let diagonalOrigin = origins[0] ?? 0;
    costs[0] = diagonal + 1;
    for (let at = 1; at < costs.length; at++) {
      const up = costs[at] ?? 0;
      const upOrigin = origins[at] ?? 0;
      const fromUp = up <= (costs[at - 1] ?? 0);
      let best = (fromUp ? up : (costs[at - 1] ?? 0)) + 1;
      let origin = fromUp ? upOrigin : (origins[at - 1] ?? 0);
      const j = from + at - 1;
      if (mayMatch(turn, i, stream, j)) {
        const cost = diagonal + (turn.ids[i] === stream.ids[j] ? 0 : 1);
        if (cost <= best) {
          best = cost;
          origin = diagonalOrigin;
        }
      }
      costs[at] = best;
      origins[at] = origin;
      diagonal = up;
      diagonalOrigin = upOrigin;
    }
  }
}

function trace(tables: readonly Table[]): number[] {
  const assignment: number[] = [];
  let cell = (tables.at(-1)?.costs.length ?? 1) - 1;
  for (const table of tables.toReversed()) {
    assignment.push(table.streams[cell] ?? 0);
    cell = table.origins[cell] ?? 0;
  }
  return assignment.reverse();
}

function mayMatch(turn: WordTurn, i: number, stream: Tokens, j: number): boolean {
  if (!turn.starts || !turn.ends || !stream.starts || !stream.ends) return true;
  return overlaps(turn.starts[i] ?? 0, turn.ends[i] ?? 0, stream.starts[j] ?? 0, stream.ends[j] ?? 0);
}

function feasible(turns: readonly WordTurn[], windows: readonly Windows[]): boolean {
  if (windows.length > 255)
    throw new EvaluationError("bad-option", `${windows.length} streams; at most 255 are scored`);
  let work = 0;
  let kept = 0;
  turns.forEach((turn, index) => {
    const cells = windows.reduce(
      (product, { from, to }) => product * ((to[index] ?? 0) - (from[index] ?? 0) + 1),
      1,
    );
    work += cells * (turn.ids.length + 2) * windows.length;
    kept += cells;
  });
  return work <= EXACT_WORK_LIMIT && kept <= CELL_LIMIT;
}

function least(values: Float64Array | undefined): number {
  return values?.reduce((minimum, value) => Math.min(minimum, value), Infinity) ?? Infinity;
}
