/**
 * Average-linkage clustering: joins the two most similar groups as long as the mean similarity of their members is
 * above `stop`.
 *
 * @param similarity symmetric, of the items at two positions
 * @param counts how many each item stands for; default: one
 * @returns the group of each item, numbered in order of their first item
 */
export function agglomerate(
  count: number,
  similarity: (a: number, b: number) => number,
  stop: number,
  counts: readonly number[] = new Array<number>(count).fill(1),
): number[] {
  const similarities = new Float32Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < a; b++) similarities[a * count + b] = similarities[b * count + a] = similarity(a, b);
  const link = (a: number, b: number) => similarities[a * count + b] ?? Number.NaN;
  const sizes = Float64Array.from(counts);
  const sizeOf = (at: number) => sizes[at] ?? 0;
  const groups = Array.from({ length: count }, (_, at) => at);
  let active = [...groups];
  const mostSimilar = (at: number) => {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const other of active) {
      const similarity = link(at, other);
      if (other !== at && (best < 0 || similarity > most)) [best, most] = [other, similarity];
    }
    return best;
  };
  const nearest = Int32Array.from(groups, mostSimilar);
  const nearestOf = (at: number) => nearest[at] ?? -1;
  while (active.length > 1) {
    let a = -1;
    for (const at of active) if (a < 0 || link(at, nearestOf(at)) > link(a, nearestOf(a))) a = at;
    const b = nearestOf(a);
    if (!(link(a, b) > stop)) break;
    const [kept, absorbed] = a < b ? [a, b] : [b, a];
    active = active.filter((at) => at !== absorbed);
    for (const other of active) {
      if (other === kept) continue;
      const mean =
        (link(kept, other) * sizeOf(kept) + link(absorbed, other) * sizeOf(absorbed)) /
        (sizeOf(kept) + sizeOf(absorbed));
      similarities[kept * count + other] = mean;
      similarities[other * count + kept] = mean;
    }
    sizes[kept] = sizeOf(kept) + sizeOf(absorbed);
    for (let at = 0; at < count; at++) if (groups[at] === absorbed) groups[at] = kept;
    for (const at of active) {
      const stale = at === kept || nearestOf(at) === kept || nearestOf(at) === absorbed;
      if (stale) nearest[at] = mostSimilar(at);
      else if (link(at, kept) > link(at, nearestOf(at))) nearest[at] = kept;
    }
  }
  const order = [...new Set(groups)];
  return groups.map((group) => order.indexOf(group));
}
