/**
 * Average-linkage clustering: joins the two most similar groups as long as the mean similarity of their members is
 * above `stop`.
 *
 * @param similarity symmetric, of the items at two positions
 * @returns the group of each item, numbered in order of their first item
 */
export function agglomerate(
  count: number,
  similarity: (a: number, b: number) => number,
  stop: number,
): number[] {
  const similarities = new Float32Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) if (a !== b) similarities[a * count + b] = similarity(a, b);
  const link = (a: number, b: number) => similarities[a * count + b] ?? Number.NaN;
  const sizes = new Float64Array(count).fill(1);
  const sizeOf = (at: number) => sizes[at] ?? 0;
  const groups = Array.from({ length: count }, (_, at) => at);
  const active = new Set(groups);
  const mostSimilar = (at: number) => {
    let best = -1;
    for (const other of active)
      if (other !== at && (best < 0 || link(at, other) > link(at, best))) best = other;
    return best;
  };
  const nearest = Int32Array.from(groups, mostSimilar);
  const nearestOf = (at: number) => nearest[at] ?? -1;
  while (active.size > 1) {
    let a = -1;
    for (const at of active) if (a < 0 || link(at, nearestOf(at)) > link(a, nearestOf(a))) a = at;
    const b = nearestOf(a);
    if (!(link(a, b) > stop)) break;
    const [kept, absorbed] = a < b ? [a, b] : [b, a];
    active.delete(absorbed);
    for (const other of active) {
      if (other === kept) continue;
      const mean =
        (link(kept, other) * sizeOf(kept) + link(absorbed, other) * sizeOf(absorbed)) /
        (sizeOf(kept) + sizeOf(absorbed));
      similarities[kept * count + other] = mean;
      similarities[other * count + kept] = mean;
    }
    sizes[kept] = sizeOf(kept) + sizeOf(absorbed);
    for (const [at, group] of groups.entries()) if (group === absorbed) groups[at] = kept;
    for (const at of active) {
      const stale = at === kept || nearestOf(at) === kept || nearestOf(at) === absorbed;
      if (stale) nearest[at] = mostSimilar(at);
      else if (link(at, kept) > link(at, nearestOf(at))) nearest[at] = kept;
    }
  }
  const order = [...new Set(groups)];
  return groups.map((group) => order.indexOf(group));
}
