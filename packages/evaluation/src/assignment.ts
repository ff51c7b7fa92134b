import munkres from "munkres";

/** For each row the column it is paired with at the least sum of costs, or null where there are fewer columns. */
export function assign(costs: readonly (readonly number[])[]): (number | null)[] {
  const result: (number | null)[] = costs.map(() => null);
  if ((costs[0]?.length ?? 0) === 0) return result;
  for (const [row, column] of munkres(costs.map((row) => [...row]))) result[row] = column;
  return result;
}
