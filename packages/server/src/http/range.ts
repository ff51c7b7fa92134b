import { parse } from "range-parser";

/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Resolves a `Range` header (RFC 9110) against the size of a file in bytes. Undefined: send the whole file, as for
 * several ranges, an unknown unit or a malformed header. `"unsatisfiable"`: the file has no such bytes.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | "unsatisfiable" | undefined {
  if (header === undefined) return undefined;
  const { code, type, ranges } = parse(size, header);
  if (type !== "bytes" || (code & MALFORMED) !== 0) return undefined;
  const [range, second] = ranges;
  if (range === undefined) return code === 0 ? undefined : "unsatisfiable";
  return second === undefined ? range : undefined;
}

/** Bit of the parser's result for a header that breaks the grammar. */
const MALFORMED = 1;
