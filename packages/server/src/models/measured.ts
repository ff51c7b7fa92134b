import type { Engine, MeasuredModel } from "@hapju/engine";

/** Counting every call of every run takes a while: what was counted is good for this long. */
const KEPT_MS = 30_000;

/** How every model did on this installation's own meetings, by `id@version`. */
export function openMeasured(engine: Engine): () => Promise<ReadonlyMap<string, MeasuredModel>> {
  let counted: Promise<ReadonlyMap<string, MeasuredModel>> | undefined;
  let countedAt = Number.NEGATIVE_INFINITY;
  const count = async () => new Map((await engine.measured()).map((one) => [one.model, one]));
  return () => {
    if (counted && Date.now() - countedAt < KEPT_MS) return counted;
    countedAt = Date.now();
    counted = count();
    counted.catch(() => {
      counted = undefined;
    });
    return counted;
  };
}
