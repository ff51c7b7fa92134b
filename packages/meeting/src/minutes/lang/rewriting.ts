/** A part of a spoken text that is written otherwise for reading. */
export interface Rewriting {
  /** UTF-16 offset of the part. */
  readonly start: number;
  /** UTF-16 offset behind the part. */
  readonly end: number;
  readonly text: string;
}

/** A text with its parts written otherwise. */
export function rewriteText(text: string, rewritings: readonly Rewriting[]): string {
  let written = text;
  for (const { start, end, text: part } of rewritings.toReversed())
    written = written.slice(0, start) + part + written.slice(end);
  return written;
}

/** One kind of words that readers expect written otherwise. */
export interface RewritingRule {
  /** Global. */
  readonly pattern: RegExp;
  /** How a match is written; undefined where it stays as it was said. */
  readonly write: (match: RegExpExecArray) => Rewriting | string | undefined;
}

/**
 * Finds what the rules rewrite in a text. Of two rules that match the same words the first one counts.
 *
 * @returns in order, none overlapping
 */
export function findRewritings(text: string, rules: readonly RewritingRule[]): Rewriting[] {
  const found: Rewriting[] = [];
  for (const { pattern, write } of rules)
    for (const match of text.matchAll(pattern)) {
      const written = write(match);
      if (written === undefined) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      const one = typeof written === "string" ? { start, end, text: written } : written;
      if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
    }
  return found.sort((a, b) => a.start - b.start);
}
