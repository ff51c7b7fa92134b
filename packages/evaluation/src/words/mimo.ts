import { defined, valueAt } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { rateOf, type WordErrors } from "./error-rate.ts";
import { concatenate, prepareSession, type Session, streamsOf, type WordOptions } from "./session.ts";

/** Errors of MIMO-WER, not split by kind. */
export type MimoErrors = Pick<WordErrors, "errors" | "length" | "rate">;

/** Updates of cells beyond which it is not attempted. */
const WORK_LIMIT = 1e8;
const CELL_LIMIT = 2e7;

/**
 * MIMO-WER: like ORC-WER, but the turns of different reference speakers may also change their order (von
 * Neumann et al. 2023, arXiv:2211.16112). Exact, by dynamic programming over how far every reference
 * speaker and every hypothesis stream is consumed; undefined where that is too large. One session.
 */
export function mimoWordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions = {},
): MimoErrors | undefined {
  return mimoErrors(prepareSession(reference, hypothesis, options));
}

/** MIMO-WER of a prepared session. */
export function mimoErrors(session: Session): MimoErrors | undefined {
  const speakers = [...streamsOf(session.reference.filter((turn) => turn.ids.length > 0)).values()];
  const streams = [...streamsOf(session.hypothesis).values()].map((turns) => concatenate(turns).ids);
  const length = speakers.flat().reduce((sum, turn) => sum + turn.ids.length, 0);
  if (streams.length === 0) return { errors: length, length, rate: rateOf(length, length) };
  const turnBox = boxOf(speakers.map((turns) => turns.length));
  const wordBox = boxOf(streams.map((ids) => ids.length));
  const longest = Math.max(0, ...speakers.flat().map((turn) => turn.ids.length));
  const work = turnBox.cells * wordBox.cells * speakers.length * streams.length * longest;
  if (work > WORK_LIMIT || turnBox.cells * wordBox.cells > CELL_LIMIT) return undefined;
  const tables: Int32Array[] = [];
  for (let cell = 0; cell < turnBox.cells; cell++) {
    const table = cell === 0 ? consumed(wordBox) : new Int32Array(wordBox.cells).fill(2 ** 30);
    speakers.forEach((turns, speaker) => {
      const done = coordinate(turnBox, cell, speaker);
      if (done === 0) return;
      const before = valueAt(tables, cell - valueAt(turnBox.strides, speaker));
      streams.forEach((ids, stream) => {
        takeTurn(valueAt(turns, done - 1).ids, ids, before, table, wordBox, stream);
      });
    });
    tables.push(table);
  }
  const errors = defined(defined(tables.at(-1)).at(-1));
  return { errors, length, rate: rateOf(errors, length) };
}

interface Box {
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly cells: number;
}

function boxOf(counts: readonly number[]): Box {
  const sizes = counts.map((count) => count + 1);
  const strides = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * size, 1));
  return { sizes, strides, cells: sizes.reduce((product, size) => product * size, 1) };
}

function coordinate(box: Box, cell: number, axis: number): number {
  return Math.floor(cell / (box.strides[axis] ?? 0)) % (box.sizes[axis] ?? 0);
}

/** With no reference word yet, every consumed word is an insertion. */
function consumed(box: Box): Int32Array {
  return Int32Array.from({ length: box.cells }, (_, cell) =>
    box.sizes.reduce((sum, _size, axis) => sum + coordinate(box, cell, axis), 0),
  );
}

/** Lowers `table` to what it costs when the turn is assigned to this stream, from the costs before the turn. */
function takeTurn(
  turn: Int32Array,
  stream: Int32Array,
  before: Int32Array,
  table: Int32Array,
  box: Box,
  axis: number,
): void {
  const stride = box.strides[axis] ?? 0;
  const row = new Int32Array(stream.length + 1);
  for (let first = 0; first < box.cells; first++) {
    if (coordinate(box, first, axis) !== 0) continue;
    for (let at = 0; at < row.length; at++) row[at] = before[first + at * stride] ?? 0;
    for (const id of turn) {
      let diagonal = row[0] ?? 0;
      row[0] = diagonal + 1;
      for (let at = 1; at < row.length; at++) {
        const up = row[at] ?? 0;
        row[at] = Math.min(up + 1, (row[at - 1] ?? 0) + 1, diagonal + (stream[at - 1] === id ? 0 : 1));
        diagonal = up;
      }
    }
    for (let at = 0; at < row.length; at++) {
      const cell = first + at * stride;
      table[cell] = Math.min(table[cell] ?? 0, row[at] ?? 0);
    }
  }
}
