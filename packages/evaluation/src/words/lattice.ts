import { defined } from "../defined.ts";
import type { SubstitutionCost } from "./bit-rows.ts";
import type { Tokens, WordTurn } from "./session.ts";
import { overlaps, type Windows } from "./windows.ts";

/**
 * One stream as the greedy search sees it. A state is the row of costs of some of the turns against every
 * beginning of the stream (`start`, `append`) or against every end of it (`end`, `prepend`). A gap is the
 * place between turns before and turns after, where another turn may come.
 */
export interface Lattice<State, Gap> {
  start(): State;
  end(): State;
  append(state: State, turn: WordTurn, at: number): State;
  prepend(state: State, turn: WordTurn, at: number): State;
  gap(before: State, after: State): Gap;
  /** The least cost of the stream when nothing comes into the gap before turn `at + 1`. */
  cost(gap: Gap, at: number): number;
  /** The least cost when turn `at` comes into the gap; exact below `limit`, otherwise anything from there on. */
  costWith(gap: Gap, turn: WordTurn, at: number, limit: number): number;
}

/** A row of costs over a window of the stream. */
export interface WindowRow {
  readonly from: number;
  readonly costs: Int32Array;
}

interface WindowGap {
  readonly before: WindowRow;
  readonly after: WindowRow;
}

/** A stream with times: only the window that can share time with a turn is searched. */
export function windowLattice(
  stream: Tokens,
  windows: Windows,
  cost: SubstitutionCost,
): Lattice<WindowRow, WindowGap> {
  const size = stream.ids.length;
  const price = (turn: WordTurn, i: number, j: number) => {
    if (
      !overlaps(
        defined(turn.starts)[i] ?? 0,
        defined(turn.ends)[i] ?? 0,
        defined(stream.starts)[j] ?? 0,
        defined(stream.ends)[j] ?? 0,
      )
    )
      return 2;
    return turn.ids[i] === stream.ids[j] ? 0 : cost;
  };
  const append = (state: WindowRow, turn: WordTurn, at: number): WindowRow => {
    const from = windows.from[at] ?? 0;
    const costs = toWindow(state, from, windows.to[at] ?? 0);
    for (let i = 0; i < turn.ids.length; i++) {
      let diagonal = costs[0] ?? 0;
      costs[0] = diagonal + 1;
      for (let k = 1; k < costs.length; k++) {
        const up = costs[k] ?? 0;
        costs[k] = Math.min(up + 1, (costs[k - 1] ?? 0) + 1, diagonal + price(turn, i, from + k - 1));
        diagonal = up;
      }
    }
    return { from, costs };
  };
  const prepend = (state: WindowRow, turn: WordTurn, at: number): WindowRow => {
    const from = windows.from[at] ?? 0;
    const costs = toWindow(state, from, windows.to[at] ?? 0);
    const last = costs.length - 1;
    for (let i = turn.ids.length - 1; i >= 0; i--) {
      let diagonal = costs[last] ?? 0;
      costs[last] = diagonal + 1;
      for (let k = last - 1; k >= 0; k--) {
        const up = costs[k] ?? 0;
        costs[k] = Math.min(up + 1, (costs[k + 1] ?? 0) + 1, diagonal + price(turn, i, from + k));
        diagonal = up;
      }
    }
    return { from, costs };
  };
  /** Both rows meet where words of turns up to `at` and of later ones still differ. */
  const join = ({ before, after }: WindowGap, at: number) => {
    const reach = Math.max(windows.to[at] ?? 0, before.from + before.costs.length - 1);
    const from = Math.min(reach, Math.max(before.from, windows.from[at + 1] ?? size));
    const left = toWindow(before, from, reach);
    const right = toWindow(after, from, reach);
    let least = Infinity;
    for (let k = 0; k < left.length; k++) least = Math.min(least, (left[k] ?? 0) + (right[k] ?? 0));
    return least;
  };
  return {
    start: () => ({ from: 0, costs: new Int32Array(1) }),
    end: () => ({ from: size, costs: new Int32Array(1) }),
    append,
    prepend,
    gap: (before, after) => ({ before, after }),
    cost: join,
    costWith: (gap, turn, at, limit) => {
      // A turn costs at least the words that find no place in its window.
      const known = Math.min(turn.ids.length, (windows.to[at] ?? 0) - (windows.from[at] ?? 0));
      const least = join(gap, at) + turn.ids.length - 2 * known;
      if (least >= limit) return least;
      return join({ before: append(gap.before, turn, at), after: gap.after }, at);
    },
  };
}

/** A row moved to another window: words outside its own are skipped one at a time. */
function toWindow(row: WindowRow, from: number, to: number): Int32Array {
  const costs = new Int32Array(to - from + 1);
  const last = row.costs.length - 1;
  for (let k = 0; k < costs.length; k++) {
    const wanted = from + k - row.from;
    const nearest = Math.min(Math.max(wanted, 0), last);
    costs[k] = (row.costs[nearest] ?? 0) + Math.abs(wanted - nearest);
  }
  return costs;
}
