import type { MeasuredModel } from "@hapju/engine";
import type { CorrectedShare, MeetingApp } from "@hapju/meeting";
import { localScope } from "@hapju/spec";

/** Counting every call of every run takes a while: what was counted is good for this long. */
const KEPT_MS = 30_000;

export interface Measured {
  readonly speed?: MeasuredModel;
  readonly corrected?: CorrectedShare;
}

/** How every model did on this installation's own meetings, by `id@version`. */
export function openMeasured({ engine, meetings }: MeetingApp): () => Promise<ReadonlyMap<string, Measured>> {
  let counted: Promise<ReadonlyMap<string, Measured>> | undefined;
  let countedAt = Number.NEGATIVE_INFINITY;
  const count = async () => {
    const found = new Map<string, Measured>();
    for (const speed of await engine.queries.measured(localScope)) found.set(speed.model, { speed });
    for (const corrected of await meetings.correctedShares())
      found.set(corrected.model, { ...found.get(corrected.model), corrected });
    return found;
  };
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
