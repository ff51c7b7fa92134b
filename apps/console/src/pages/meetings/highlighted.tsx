import type { ReactNode } from "react";

interface HighlightedProps {
  readonly text: string;
  /** UTF-16 offsets, ascending. */
  readonly matches: readonly { readonly start: number; readonly end: number }[];
}

/** A text with what was found in it marked. */
export function Highlighted({ text, matches }: HighlightedProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start < at) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
