/**
 * Edit distances of a fixed row of words to a growing one, 32 cells at a time: Myers 1999 (JACM 46:3) in
 * the form of Hyyrö 2003, and for substitutions at the price of two (a deletion and an insertion) the
 * bit-vector of Hyyrö 2004. A state holds the differences between neighbouring cells of one table row.
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

/** The row of words, as masks of where each word stands. */
export class BitWords {
  readonly length: number;
  readonly #blocks: number;
  readonly #masks = new Map<number, Int32Array>();
  readonly #none: Int32Array;

  constructor(ids: Int32Array) {
    this.length = ids.length;
    this.#blocks = Math.ceil(ids.length / 32);
    this.#none = new Int32Array(this.#blocks);
    ids.forEach((id, at) => {
      let mask = this.#masks.get(id);
      if (!mask) {
        mask = new Int32Array(this.#blocks);
        this.#masks.set(id, mask);
      }
      mask[at >> 5]! |= 1 << (at & 31);
    });
  }

  /** Whether the word occurs at all. */
  has(id: number): boolean {
    return this.#masks.has(id);
  }

  /** The row against nothing: cell j is j. */
  start(): BitRow {
    return { rises: new Int32Array(this.#blocks).fill(-1), falls: new Int32Array(this.#blocks), first: 0 };
  }

  /** The row after more words. */
  advance(row: BitRow, ids: Int32Array, cost: SubstitutionCost = 1): BitRow {
    const rises = row.rises.slice();
    const falls = row.falls.slice();
    const step = cost === 1 ? levenshtein : withoutSubstitutions;
    for (const id of ids) step(rises, falls, this.#masks.get(id) ?? this.#none);
    return { rises, falls, first: row.first + ids.length };
  }

  /** The value of the last cell. */
  last(row: BitRow): number {
    let value = row.first;
    for (let block = 0; block < this.#blocks; block++) {
      const used = usedBits(this.length - 32 * block);
      value += bits(row.rises[block]! & used) - bits(row.falls[block]! & used);
    }
    return value;
  }

  /** The least sum of the cells of two rows. Blocks that cannot hold a lower sum are stepped over. */
  leastSum(a: BitRow, b: BitRow): number {
    let sum = a.first + b.first;
    let least = sum;
    for (let block = 0; block < this.#blocks; block++) {
      const used = usedBits(this.length - 32 * block);
      const upA = a.rises[block]! & used;
      const upB = b.rises[block]! & used;
      const downA = a.falls[block]! & used;
      const downB = b.falls[block]! & used;
      const down = bits(downA) + bits(downB);
      if (sum - down >= least) {
        sum += bits(upA) + bits(upB) - down;
        continue;
      }
      const count = Math.min(32, this.length - 32 * block);
      for (let bit = 0; bit < count; bit++) {
        sum += ((upA >>> bit) & 1) + ((upB >>> bit) & 1) - ((downA >>> bit) & 1) - ((downB >>> bit) & 1);
        if (sum < least) least = sum;
      }
    }
    return least;
  }

  /** The row of the reversed words read from the other end: cell j becomes cell length − j. */
  reverse(row: BitRow): BitRow {
    const rises = new Int32Array(this.#blocks);
    const falls = new Int32Array(this.#blocks);
    for (let at = 0; at < this.length; at++) {
      const mirror = this.length - 1 - at;
      const bit = 1 << (mirror & 31);
      if ((row.rises[at >> 5]! >>> (at & 31)) & 1) falls[mirror >> 5]! |= bit;
      if ((row.falls[at >> 5]! >>> (at & 31)) & 1) rises[mirror >> 5]! |= bit;
    }
    return { rises, falls, first: this.last(row) };
  }
}

/** The least number of insertions, deletions and substitutions that turn one row of words into the other. */
export function distance(a: Int32Array, b: Int32Array): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const words = new BitWords(long);
  return words.last(words.advance(words.start(), short));
}

function levenshtein(rises: Int32Array, falls: Int32Array, masks: Int32Array): void {
  let carry = 1;
  for (let block = 0; block < rises.length; block++) {
    const rise = rises[block]!;
    const fall = falls[block]!;
    const negative = carry < 0 ? 1 : 0;
    const same = masks[block]!;
    const vertical = same | fall;
    const match = same | negative;
    const horizontal = (((match & rise) + rise) ^ rise) | match;
    let up = fall | ~(horizontal | rise);
    let down = rise & horizontal;
    const next = up & HIGH ? 1 : down & HIGH ? -1 : 0;
    up = (up << 1) | (carry > 0 ? 1 : 0);
    down = (down << 1) | negative;
    rises[block] = down | ~(vertical | up);
    falls[block] = up & vertical;
    carry = next;
  }
}

function withoutSubstitutions(rises: Int32Array, falls: Int32Array, masks: Int32Array): void {
  let carry = 0;
  for (let block = 0; block < rises.length; block++) {
    const rise = rises[block]!;
    const same = rise & masks[block]!;
    const sum = (rise >>> 0) + (same >>> 0) + carry;
    carry = sum > 0xffffffff ? 1 : 0;
    const after = sum | 0 | (rise & ~masks[block]!);
    rises[block] = after;
    falls[block] = ~after;
  }
}

function usedBits(cells: number): number {
  return cells >= 32 ? -1 : (1 << cells) - 1;
}

function bits(value: number): number {
  let count = value - ((value >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
