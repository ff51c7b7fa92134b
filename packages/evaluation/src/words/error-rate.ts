/** Errors of one or more sessions against a reference. */
export interface WordErrors {
  /** Words (or characters) of the reference. */
  readonly length: number;
  readonly errors: number;
  readonly insertions: number;
  readonly deletions: number;
  readonly substitutions: number;
  /** `errors / length`; null where the reference has no words. */
  readonly rate: number | null;
}

/** The counts, with their sum and rate. */
export function wordErrors(counts: {
  readonly length: number;
  readonly insertions: number;
  readonly deletions: number;
  readonly substitutions: number;
}): WordErrors {
  const { length, insertions, deletions, substitutions } = counts;
  const errors = insertions + deletions + substitutions;
  return { length, errors, insertions, deletions, substitutions, rate: rateOf(errors, length) };
}

/** The errors of several parts together: errors are added before they are divided. */
export function sumErrors(parts: readonly WordErrors[]): WordErrors {
  const sum = (key: "length" | "insertions" | "deletions" | "substitutions") =>
    parts.reduce((total, part) => total + part[key], 0);
  return wordErrors({
    length: sum("length"),
    insertions: sum("insertions"),
    deletions: sum("deletions"),
    substitutions: sum("substitutions"),
  });
}

/** A share, or null of nothing. */
export function rateOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
