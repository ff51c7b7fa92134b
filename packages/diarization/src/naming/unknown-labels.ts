import type { Speaker } from "../decisions.ts";

/** When an entity without a name appears. */
export interface Appearing {
  readonly entity: string;
  readonly seconds: number;
}

/**
 * Numbers the entities without a name in order of first appearance; of those that appear together, in the order given.
 *
 * @returns the label of an entity, `unknown-1`, `unknown-2`, …; one number more for every entity that never appears
 */
export function labelUnknown(appearances: readonly Appearing[]): (entity: string) => Speaker {
  const first = new Map<string, number>();
  for (const { entity, seconds } of appearances) {
    first.set(entity, Math.min(first.get(entity) ?? Number.POSITIVE_INFINITY, seconds));
  }
  const order = [...first].sort((a, b) => a[1] - b[1]).map(([entity]) => entity);
  const labels = new Map(order.map((entity, index) => [entity, `unknown-${index + 1}`]));
  return (entity) => labels.get(entity) ?? `unknown-${order.length + 1}`;
}
