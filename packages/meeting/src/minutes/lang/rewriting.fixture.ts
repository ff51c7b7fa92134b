import type { Rewriting } from "./rewriting.ts";

/** A text as it is read. */
export function rewritten(text: string, rewritings: (text: string) => readonly Rewriting[]): string {
  let read = text;
  for (const { start, end, text: written } of rewritings(text).toReversed())
    read = read.slice(0, start) + written + read.slice(end);
  return read;
}
