import { valueAt } from "../defined.ts";

/**
 * Edit distances of a fixed row of words to a growing one, 32 cells at a time: Myers 1999 (JACM 46:3) in
 * the form of Hyyrö 2003, and for substitutions at the price of two (a deletion and an insertion) the
 * bit-vector of Hyyrö 2004. A row holds the differences between neighbouring cells of one table row.
 */
export interface BitRow {
  /** Bit j−1 is set where cell j is one more than cell j−1 … */
  readonly rises: Int32Array;
  /** … and here where it is one less. */
  readonly falls: Int32Array;
  /** The value of cell 0. */
  readonly first: number;
}

/** Price of a substitution: 1 is Levenshtein's, 2 leaves substitutions out. */
export type SubstitutionCost = 1 | 2;

const HIGH = 1 << 31;

/** The fixed row of words. */
export class BitWords {
  readonly length: number;
  readonly #blocks: number;
  /** For each word, where it stands. */
  readonly #places = new Map<number, Int32Array>();
  readonly #nowhere: Int32Array;

  constructor(ids: Int32Array) {
    this.length = ids.length;
    this.#blocks = Math.ceil(ids.length / 32);
    this.#nowhere = new Int32Array(this.#blocks);
    ids.forEach((id, at) => {
      let places = this.#places.get(id);
      if (!places) {
        places = new Int32Array(this.#blocks);
        this.#places.set(id, places);
      }
      places[at >> 5] = (places[at >> 5] ?? 0) | (1 << (at & 31));
    });
  }

  /** The row against nothing: cell j is j. */
  start(): BitRow {
    return { rises: new Int32Array(this.#blocks).fill(-1), falls: new Int32Array(this.#blocks), first: 0 };
  }

  /** The row after more words. */
  advance(row: BitRow, ids: Int32Array, cost: SubstitutionCost = 1): BitRow {
    const after = { rises: row.rises.slice(), falls: row.falls.slice(), first: row.first + ids.length };
    const places = this.#placesOf(ids);
    const carries = new Int8Array(ids.length).fill(cost === 1 ? 1 : 0);
    for (let block = 0; block < this.#blocks; block++) {
      if (cost === 1) levenshtein(after, block, places, carries);
      else withoutSubstitutions(after, block, places, carries);
    }
    return after;
  }

  /** The rows after each of more words, the given row first. */
  rows(row: BitRow, ids: Int32Array): BitRow[] {
    const rows = Array.from({ length: ids.length + 1 }, (_, k) => ({
      rises: k === 0 ? row.rises : new Int32Array(this.#blocks),
      falls: k === 0 ? row.falls : new Int32Array(this.#blocks),
      first: row.first + k,
    }));
    const last = { rises: row.rises.slice(), falls: row.falls.slice() };
    const places = this.#placesOf(ids);
    const carries = new Int8Array(ids.length).fill(1);
    for (let block = 0; block < this.#blocks; block++) levenshtein(last, block, places, carries, rows);
    return rows;
  }

  /** All cells. */
  cells(row: BitRow): Int32Array {
    const cells = new Int32Array(this.length + 1);
    let value = row.first;
    cells[0] = value;
    for (let block = 0, at = 0; block < this.#blocks; block++) {
      let rise = row.rises[block] ?? 0;
      let fall = row.falls[block] ?? 0;
      for (const end = Math.min(at + 32, this.length); at < end; rise >>>= 1, fall >>>= 1) {
        value += (rise & 1) - (fall & 1);
        cells[++at] = value;
      }
    }
    return cells;
  }

  /** The value of the last cell. */
  last(row: BitRow): number {
    let value = row.first;
    for (let block = 0; block < this.#blocks; block++) {
      const cells = this.length - 32 * block;
      const used = cells >= 32 ? -1 : (1 << cells) - 1;
      value += bits((row.rises[block] ?? 0) & used) - bits((row.falls[block] ?? 0) & used);
    }
    return value;
  }

  #placesOf(ids: Int32Array): Int32Array[] {
    const places: Int32Array[] = [];
    for (const id of ids) places.push(this.#places.get(id) ?? this.#nowhere);
    return places;
  }
}

type Bits = Pick<BitRow, "rises" | "falls">;

/** One block under all words; carries hold the rise or fall that enters from the block below. */
function levenshtein(
  row: Bits,
  block: number,
  places: readonly Int32Array[],
  carries: Int8Array,
  rows?: readonly Bits[],
): void {
  let rise = row.rises[block] ?? 0;
  let fall = row.falls[block] ?? 0;
  for (let k = 0; k < places.length; k++) {
    const carry = carries[k] ?? 0;
    const negative = carry < 0 ? 1 : 0;
    const same = valueAt(places, k)[block] ?? 0;
    const vertical = same | fall;
    const match = same | negative;
    const horizontal = (((match & rise) + rise) ^ rise) | match;
    let up = fall | ~(horizontal | rise);
    let down = rise & horizontal;
    carries[k] = up & HIGH ? 1 : down & HIGH ? -1 : 0;
    up = (up << 1) | (carry > 0 ? 1 : 0);
    down = (down << 1) | negative;
    rise = down | ~(vertical | up);
    fall = up & vertical;
    if (rows) {
      valueAt(rows, k + 1).rises[block] = rise;
      valueAt(rows, k + 1).falls[block] = fall;
    }
  }
  row.rises[block] = rise;
  row.falls[block] = fall;
}

/** The same with substitutions at two; carries are those of an addition. */
function withoutSubstitutions(
  row: Bits,
  block: number,
  places: readonly Int32Array[],
  carries: Int8Array,
): void {
  let rise = row.rises[block] ?? 0;
  for (let k = 0; k < places.length; k++) {
    const place = valueAt(places, k)[block] ?? 0;
    const same = rise & place;
    const sum = (rise >>> 0) + (same >>> 0) + (carries[k] ?? 0);
    carries[k] = sum > 0xffffffff ? 1 : 0;
    rise = sum | 0 | (rise & ~place);
  }
  row.rises[block] = rise;
  row.falls[block] = ~rise;
}

function bits(value: number): number {
  let count = value - ((value >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
