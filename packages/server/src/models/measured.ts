import type { MeasuredModel } from "@hapju/engine";
import type { CorrectedShare, MeetingApp } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import { LRUCache } from "lru-cache";

/** How long figures are reused: counting every call of every run takes a while. */
const KEPT_MS = 30_000;
/** The most tenants whose figures are kept. */
const TENANTS = 100;

/** How a model did on the meetings of a tenant. */
export interface Measured {
  readonly speed?: MeasuredModel;
  readonly corrected?: CorrectedShare;
}

/** Creates a function that measures every model on the meetings of a tenant, by `id@version`. */
export function createMeasured({ engine, corrections }: Pick<MeetingApp, "engine" | "corrections">) {
  const figures = new LRUCache<string, ReadonlyMap<string, Measured>, Scope>({
    max: TENANTS,
    ttl: KEPT_MS,
    async fetchMethod(_tenant, _stale, { context: scope }) {
      const found = new Map<string, Measured>();
      for (const speed of await engine.queries.measured(scope)) found.set(speed.model, { speed });
      for (const corrected of await corrections.shares(scope))
        found.set(corrected.model, { ...found.get(corrected.model), corrected });
      return found;
    },
  });
  return (scope: Scope): Promise<ReadonlyMap<string, Measured>> =>
    figures.forceFetch(scope.tenant, { context: scope });
}
