import LineBreaker from "linebreak";
import type { Span } from "../shared/minutes-document.ts";
import { directionOf, mirrored } from "../shared/text-direction.ts";
import { fontOf } from "./fonts.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What is never divided: a grapheme, or a part of one that has a font of its own. Characters without shape are empty. */
export interface Cluster {
  /** In logical order; brackets are mirrored where the direction is right to left. */
  readonly text: string;
  /** File of the font. */
  readonly font: string;
  /** Embedding level of the Unicode bidirectional algorithm (UAX #9): odd is right to left. */
  readonly level: number;
  /** A line may end after it (UAX #14). */
  readonly breakAfter: boolean;
}

/** A paragraph in logical order. */
export interface Paragraph {
  readonly clusters: readonly Cluster[];
  /** Its first strong character is of a script written from right to left. */
  readonly rightToLeft: boolean;
}

function breaksOf(text: string): ReadonlySet<number> {
  const breaker = new LineBreaker(text);
  const positions = new Set<number>();
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) positions.add(next.position);
  return positions;
}

/** A place without text that keeps spans apart when the pieces of a line are put in order. */
const boundary = (rightToLeft: boolean): Cluster => ({
  text: "",
  font: "",
  level: rightToLeft ? 1 : 0,
  breakAfter: false,
});

/** Divides a paragraph into clusters, with the font, direction and line breaks of each. */
export function clustersOf(spans: readonly Span[]): Paragraph {
  const texts = spans.map(({ text }) => text);
  const { rightToLeft, levels } = directionOf(texts);
  const breaks = breaksOf(texts.join(""));
  const clusters: Cluster[] = [];
  let before = 0;
  spans.forEach(({ text, style }, position) => {
    clusters.push(boundary(rightToLeft));
    for (const { segment, index } of graphemes.segment(text)) {
      const level = levels[position]?.[index] ?? 0;
      const breakAfter = breaks.has(before + index + segment.length);
      const shown = fontOf(level % 2 === 1 ? mirrored(segment) : segment, style);
      if (shown.length === 0) clusters.push({ text: "", font: "", level, breakAfter });
      shown.forEach((piece, at) => {
        clusters.push({ ...piece, level, breakAfter: breakAfter && at === shown.length - 1 });
      });
    }
    before += text.length;
  });
  return { clusters, rightToLeft };
}
