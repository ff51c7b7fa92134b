import type { Cluster } from "./glyph-clusters.ts";
import { type Run, runsOf } from "./visual-runs.ts";

/** Width of a run in points. */
export type RunWidth = (run: Run) => number;

const isSpace = ({ text }: Cluster) => text === " " || text === "";

function withoutSpacesAtEnd(clusters: readonly Cluster[]): readonly Cluster[] {
  const last = clusters.findLastIndex((cluster) => !isSpace(cluster));
  return clusters.slice(0, last + 1);
}

/** Divides at the places where a line may end. */
function wordsOf(clusters: readonly Cluster[]): Cluster[][] {
  const words: Cluster[][] = [[]];
  for (const cluster of clusters) {
    words.at(-1)?.push(cluster);
    if (cluster.breakAfter) words.push([]);
  }
  return words.filter((word) => word.length > 0);
}

/** Divides a word that is wider than a line. */
function piecesOf(
  word: readonly Cluster[],
  width: number,
  widthOf: (clusters: readonly Cluster[]) => number,
) {
  if (widthOf(withoutSpacesAtEnd(word)) <= width) return [word];
  const pieces: Cluster[][] = [[]];
  for (const cluster of word) {
    const piece = pieces.at(-1) ?? [];
    if (piece.length > 0 && !isSpace(cluster) && widthOf([...piece, cluster]) > width) pieces.push([cluster]);
    else piece.push(cluster);
  }
  return pieces;
}

/** Divides a paragraph into lines no wider than `width` points, without spaces at their ends. An empty one has one line. */
export function wrapLines(
  clusters: readonly Cluster[],
  width: number,
  measure: RunWidth,
): (readonly Cluster[])[] {
  const widthOf = (some: readonly Cluster[]) =>
    runsOf(some).reduce((sum, run) => sum + (run.text === "" ? 0 : measure(run)), 0);
  const lines: Cluster[][] = [[]];
  let used = 0;
  for (const piece of wordsOf(clusters).flatMap((word) => piecesOf(word, width, widthOf))) {
    if (used > 0 && used + widthOf(withoutSpacesAtEnd(piece)) > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...piece);
    used += widthOf(piece);
  }
  return lines.map(withoutSpacesAtEnd);
}
