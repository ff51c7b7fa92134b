import { type BitRow, BitWords, type SubstitutionCost } from "./bit-rows.ts";
import type { Tokens, Turn } from "./session.ts";
import { overlaps, type Windows } from "./windows.ts";

/**
 * One stream as the greedy search sees it: a state is the row of costs of some of the turns against every
 * beginning (`start`, `append`) or every end (`end`, `prepend`) of the stream.
 */
export interface Lattice<State> {
  start(): State;
  end(): State;
  append(state: State, turn: Turn, at: number): State;
  prepend(state: State, turn: Turn, at: number): State;
  /** The least cost when the stream is cut between turns up to `at` and later ones. */
  join(before: State, after: State, at: number): number;
  /** By how much at least the cost changes when the turn is added. */
  bound(turn: Turn, at: number): number;
}

/** Without times: the whole stream, 32 cells at a time. */
export function bitLattice(stream: Tokens, cost: SubstitutionCost): Lattice<BitRow> {
  const words = new BitWords(stream.ids);
  const mirrored = new BitWords(stream.ids.toReversed());
  // `end` states are kept unreversed, so that the search reverses each only once.
  const mirrors = new WeakMap<BitRow, BitRow>();
  const keep = (row: BitRow) => {
    const state = mirrored.reverse(row);
    mirrors.set(state, row);
    return state;
  };
  return {
    start: () => words.start(),
    end: () => keep(mirrored.start()),
    append: (state, turn) => words.advance(state, turn.ids, cost),
    prepend: (state, turn) => keep(mirrored.advance(mirrors.get(state)!, turn.ids.toReversed(), cost)),
    join: (before, after) => words.leastSum(before, after),
    bound: (turn) => {
      const known = turn.ids.reduce((count, id) => count + (words.has(id) ? 1 : 0), 0);
      return cost === 1 ? -known : turn.ids.length - 2 * known;
    },
  };
}

/** A row of costs over a window of the stream. */
export interface WindowRow {
  readonly from: number;
  readonly costs: Int32Array;
}

/** With times: only the window of the stream that can share time with the turn. */
export function windowLattice(stream: Tokens, windows: Windows, cost: SubstitutionCost): Lattice<WindowRow> {
  const size = stream.ids.length;
  /** The costs of a row before the turn, taken to another window. */
  const forward = (state: WindowRow, from: number, to: number) =>
    Int32Array.from({ length: to - from + 1 }, (_, offset) => {
      const at = Math.min(from + offset - state.from, state.costs.length - 1);
      return state.costs[at]! + (from + offset - state.from - at);
    });
  const backward = (state: WindowRow, from: number, to: number) =>
    Int32Array.from({ length: to - from + 1 }, (_, offset) => {
      const at = Math.max(from + offset - state.from, 0);
      return state.costs[at]! + (at - (from + offset - state.from));
    });
  const price = (turn: Turn, i: number, j: number) => {
    if (!overlaps(turn.starts![i]!, turn.ends![i]!, stream.starts![j]!, stream.ends![j]!)) return 2;
    return turn.ids[i] === stream.ids[j] ? 0 : cost;
  };
  return {
    start: () => ({ from: 0, costs: new Int32Array(1) }),
    end: () => ({ from: size, costs: new Int32Array(1) }),
    append: (state, turn, at) => {
      const from = windows.from[at]!;
      const costs = forward(state, from, windows.to[at]!);
      for (let i = 0; i < turn.ids.length; i++) {
        let diagonal = costs[0]!;
        costs[0] = diagonal + 1;
        for (let k = 1; k < costs.length; k++) {
          const up = costs[k]!;
          costs[k] = Math.min(up + 1, costs[k - 1]! + 1, diagonal + price(turn, i, from + k - 1));
          diagonal = up;
        }
      }
      return { from, costs };
    },
    prepend: (state, turn, at) => {
      const from = windows.from[at]!;
      const costs = backward(state, from, windows.to[at]!);
      for (let i = turn.ids.length - 1; i >= 0; i--) {
        let diagonal = costs.at(-1)!;
        costs[costs.length - 1] = diagonal + 1;
        for (let k = costs.length - 2; k >= 0; k--) {
          const up = costs[k]!;
          costs[k] = Math.min(up + 1, costs[k + 1]! + 1, diagonal + price(turn, i, from + k));
          diagonal = up;
        }
      }
      return { from, costs };
    },
    join: (before, after, at) => {
      const reach = Math.max(windows.to[at] ?? 0, before.from + before.costs.length - 1);
      const from = Math.min(reach, Math.max(before.from, windows.from[at + 1] ?? size));
      const left = forward(before, from, reach);
      const right = backward(after, from, reach);
      return left.reduce((least, value, k) => Math.min(least, value + right[k]!), Infinity);
    },
    bound: (turn, at) => {
      const known = Math.min(turn.ids.length, windows.to[at]! - windows.from[at]!);
      return turn.ids.length - 2 * known;
    },
  };
}
