import type { Cluster } from "./glyph-clusters.ts";

/** Text that is drawn at once: one font, one direction. */
export interface Run {
  readonly text: string;
  readonly font: string;
  readonly level: number;
}

/** The scripts of our fonts that the shaper lays out from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The shaper takes the direction from the script: what has another direction here is drawn cluster by cluster. */
const agrees = ({ text, level }: Cluster) => RIGHT_TO_LEFT.test(text) === (level % 2 === 1);

/** Joins the clusters of a line, in logical order, to runs that are shaped as a whole. */
export function runsOf(clusters: readonly Cluster[]): Run[] {
  const runs: Run[] = [];
  let open = false;
  for (const cluster of clusters) {
    const { text, font, level } = cluster;
    const last = runs.at(-1);
    const joins = agrees(cluster);
    if (last && open && joins && last.font === font && last.level === level)
      runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ text, font, level });
    open = joins;
  }
  return runs;
}

/** Puts the runs of a line that have text in the order in which they are seen from left to right: rule L2 of UAX #9. */
export function inVisualOrder(runs: readonly Run[]): Run[] {
  const order = runs.slice();
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order.filter(({ text }) => text !== "");
}
