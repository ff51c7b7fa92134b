import type { Step } from "@hapju/spec";
import type { Transaction } from "@hapju/storage";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError, factsOf, unknownRun } from "../errors.ts";
import { cacheKey, plannedFor } from "../run/cache-key.ts";
import { digestsOf, type FoundInputs } from "../run/inputs.ts";
import { type CacheEntry, readCache } from "../store/cache.ts";
import { findInputs } from "../store/find-inputs.ts";
import { type Lease, leaseStepRuns } from "../store/lease.ts";
import type { Memo } from "../store/memo.ts";
import type { KnownRun, RunReader } from "../store/run-reader.ts";

/** A leased step run with everything needed to execute it. */
export interface Prepared {
  readonly lease: Lease;
  readonly known: KnownRun;
  /** Absent if this process does not have the code of the step. */
  readonly step: Step<never, unknown> | undefined;
  readonly inputs: FoundInputs;
  readonly key: string;
  readonly cached: CacheEntry | undefined;
}

/** What leasing works with. */
export interface PrepareTools {
  readonly dispatch: Dispatch;
  readonly runs: RunReader;
  readonly memo: Memo;
  readonly stepOf: (pipeline: string, step: string) => Step<never, unknown> | undefined;
}

/** Leases up to `limit` step runs and reads, for all at once, their inputs and cache entries. */
export async function prepare(
  tx: Transaction,
  { dispatch, runs, memo, stepOf }: PrepareTools,
  queue: string,
  limit: number,
  worker: string,
): Promise<Prepared[]> {
  const leases = await leaseStepRuns(tx, dispatch, queue, limit, worker);
  if (leases.length === 0) return [];
  const known = await runs.read(
    tx,
    leases.map((lease) => lease.run),
  );
  const readings = leases.map((lease) => {
    const of = known.get(lease.run);
    if (!of) throw unknownRun(lease.run);
    return { lease, known: of, ...of };
  });
  const inputs = await findInputs(tx, readings, memo);
  const prepared = readings.map(({ lease, known, run }, index) => {
    const step = stepOf(run.pipeline, lease.step);
    const found = inputs[index] ?? {};
    const key = step ? cacheKey(run, step, digestsOf(found), plannedFor(step, run.plan)) : "";
    return { lease, known, step, inputs: found, key };
  });
  const cache = await readCache(
    tx,
    prepared.map(({ key }) => key),
  );
  return prepared.map((one) => ({ ...one, cached: cache.get(one.key) }));
}

/** The failure of a step run whose code this process does not have. */
export function unknownStep({ lease, known }: Prepared) {
  const { pipeline } = known.run;
  const error = new EngineError(
    "step-unknown",
    `This worker has no step ${lease.step} of pipeline ${pipeline}. Run the same version of the code on all workers.`,
    { run: lease.run, pipeline, step: lease.step, item: lease.item },
  );
  return { kind: "failed", lease, error: factsOf(error), calls: [] } as const;
}
