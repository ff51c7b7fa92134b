/**
 * Average-linkage clustering: joins the two most alike groups as long as the mean similarity of their members
 * is above `stop`. Answers the group of each item, numbered in order of their first item.
 */
export function agglomerate(
  count: number,
  similarity: (a: number, b: number) => number,
  stop: number,
): number[] {
  const links = Array.from({ length: count }, (_, a) =>
    Float32Array.from({ length: count }, (_, b) => (a === b ? 0 : similarity(a, b))),
  );
  const sizes = new Float64Array(count).fill(1);
  const group = Array.from({ length: count }, (_, at) => at);
  const alive = new Set(group);
  const nearest = group.map((at) => mostAlike(at, links[at]!, alive));
  while (alive.size > 1) {
    let a = -1;
    for (const at of alive) if (a < 0 || links[at]![nearest[at]!]! > links[a]![nearest[a]!]!) a = at;
    const b = nearest[a]!;
    if (!(links[a]![b]! > stop)) break;
    const [kept, gone] = a < b ? [a, b] : [b, a];
    alive.delete(gone);
    for (const other of alive) {
      if (other === kept) continue;
      const mean =
        (links[kept]![other]! * sizes[kept]! + links[gone]![other]! * sizes[gone]!) /
        (sizes[kept]! + sizes[gone]!);
      links[kept]![other] = mean;
      links[other]![kept] = mean;
    }
    sizes[kept]! += sizes[gone]!;
    for (let at = 0; at < count; at++) if (group[at] === gone) group[at] = kept;
    for (const at of alive) {
      const stale = at === kept || nearest[at] === kept || nearest[at] === gone;
      if (stale) nearest[at] = mostAlike(at, links[at]!, alive);
      else if (links[at]![kept]! > links[at]![nearest[at]!]!) nearest[at] = kept;
    }
  }
  const order = [...new Set(group)];
  return group.map((root) => order.indexOf(root));
}

function mostAlike(at: number, row: Float32Array, alive: ReadonlySet<number>): number {
  let best = -1;
  for (const other of alive) if (other !== at && (best < 0 || row[other]! > row[best]!)) best = other;
  return best;
}
