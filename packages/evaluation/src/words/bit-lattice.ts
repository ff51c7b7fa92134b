import { type BitRow, BitWords, type SubstitutionCost } from "./bit-rows.ts";
import type { Lattice } from "./lattice.ts";
import type { Tokens, WordTurn } from "./session.ts";

/** Margins up to which the reach of a gap is stored; above, the whole stream is searched. */
const MARGINS = 64;

/** A row of bits, and its cells in the order of the stream, computed when first needed. */
interface BitState {
  readonly row: BitRow;
  cells?: Int32Array;
}

interface BitGap {
  /** Least cost of the turns before up to each cell, and of the turns after from each cell. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly least: number;
  /** Where cutting the stream costs less than a margin above the least; computed when first needed. */
  reach?: { readonly first: Int32Array; readonly last: Int32Array };
}

/** A stream without times. Rows are whole, but a turn is only tried near where the gap is. */
export function bitLattice(stream: Tokens, cost: SubstitutionCost): Lattice<BitState, BitGap> {
  const words = new BitWords(stream.ids);
  const mirrored = new BitWords(stream.ids.toReversed());
  return {
    start: () => ({ row: words.start() }),
    end: () => ({ row: mirrored.start() }),
    append: ({ row }, turn) => ({ row: words.advance(row, turn.ids, cost) }),
    prepend: ({ row }, turn) => ({ row: mirrored.advance(row, turn.ids.toReversed(), cost) }),
    gap: (before, after) => {
      before.cells ??= words.cells(before.row);
      after.cells ??= mirrored.cells(after.row).reverse();
      return gapOf(before.cells, after.cells);
    },
    cost: (gap) => gap.least,
    costWith: (gap, turn, _at, limit) => {
      // Cutting the stream at a cell costs its margin above the least, and a turn saves at most a word of the
      // stream for each of its own: where the margin is larger than that, the limit is out of reach.
      const margin = turn.ids.length + limit - gap.least;
      if (margin <= 0) return Infinity;
      gap.reach ??= reachOf(gap);
      const { reach } = gap;
      const from = margin > MARGINS ? 0 : (reach.first[margin] ?? 0);
      const to = margin > MARGINS ? stream.ids.length : (reach.last[margin] ?? 0);
      return tryTurn(gap, turn, stream.ids, from, to, cost);
    },
  };
}

function gapOf(left: Int32Array, right: Int32Array): BitGap {
  let least = (left[0] ?? 0) + (right[0] ?? 0);
  for (let at = 1; at < left.length; at++) {
    const sum = (left[at] ?? 0) + (right[at] ?? 0);
    if (sum < least) least = sum;
  }
  return { left, right, least };
}

/** For each margin the first and last cell below it. */
function reachOf({ left, right, least }: BitGap): NonNullable<BitGap["reach"]> {
  const first = new Int32Array(MARGINS + 1).fill(left.length);
  const last = new Int32Array(MARGINS + 1).fill(-1);
  for (let at = 0; at < left.length; at++) {
    const margin = (left[at] ?? 0) + (right[at] ?? 0) - least + 1;
    if (margin > MARGINS) continue;
    if (last[margin] === -1) first[margin] = at;
    last[margin] = at;
  }
  for (let margin = 1; margin <= MARGINS; margin++) {
    first[margin] = Math.min(first[margin] ?? 0, first[margin - 1] ?? 0);
    last[margin] = Math.max(last[margin] ?? 0, last[margin - 1] ?? 0);
  }
  return { first, last };
}

function tryTurn(
  gap: BitGap,
  turn: WordTurn,
  stream: Int32Array,
  from: number,
  to: number,
  cost: SubstitutionCost,
): number {
  const row = gap.left.slice(from, to + 1);
  for (const id of turn.ids) {
    let diagonal = row[0] ?? 0;
    let left = diagonal + 1;
    row[0] = left;
    for (let k = 1; k < row.length; k++) {
      const up = row[k] ?? 0;
      left = stream[from + k - 1] === id ? diagonal : Math.min(up + 1, left + 1, diagonal + cost);
      row[k] = left;
      diagonal = up;
    }
  }
  let least = Infinity;
  for (let k = 0; k < row.length; k++) least = Math.min(least, (row[k] ?? 0) + (gap.right[from + k] ?? 0));
  return least;
}
