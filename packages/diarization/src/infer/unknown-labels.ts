import type { Speaker } from "../decisions.ts";

/** Hands out `unknown-1`, `unknown-2`, … in order of first appearance; of those that appear together, in the order given. */
export function numberUnknown(
  appearances: readonly { readonly entity: string; readonly seconds: number }[],
): (entity: string) => Speaker {
  const first = new Map<string, number>();
  for (const { entity, seconds } of appearances) {
    first.set(entity, Math.min(first.get(entity) ?? Number.POSITIVE_INFINITY, seconds));
  }
  const order = [...first].sort((a, b) => a[1] - b[1]).map(([entity]) => entity);
  const numbers = new Map(order.map((entity, index) => [entity, `unknown-${index + 1}`]));
  return (entity) => numbers.get(entity) ?? `unknown-${order.length + 1}`;
}
