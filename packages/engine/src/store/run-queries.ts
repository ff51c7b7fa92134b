import type { Scope } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import type { Artifacts } from "../run/artifacts.ts";
import type { Explanation } from "../run/explain.ts";
import type { RecordedCall } from "../run/run.ts";
import type { RunGraph } from "../run/step-summary.ts";
import type { RunSummary } from "../run/summary.ts";
import { type MeasuredModel, measureModels, readCalls } from "./calls.ts";
import { readLastEvent } from "./events.ts";
import { listRuns, type RunListOptions, readRun } from "./list-runs.ts";
import { type RunMetrics, readMetrics } from "./metrics.ts";
import { readExplanation } from "./read-explanation.ts";
import { findOutput } from "./read-output.ts";
import { readSteps } from "./read-steps.ts";

/**
 * Everything that is read of runs. A scope sees the runs of its own tenant; those of others do not exist for it.
 *
 * ```ts
 * const [latest] = await engine.queries.list(scope, { limit: 1 });
 * ```
 */
export class RunQueries {
  readonly #database: Database;
  readonly #artifacts: Artifacts;

  /** Use `engine.queries`. */
  constructor(database: Database, artifacts: Artifacts) {
    this.#database = database;
    this.#artifacts = artifacts;
  }

  /** Runs, latest first. */
  list({ tenant }: Scope, options: RunListOptions = {}): Promise<RunSummary[]> {
    return listRuns(this.#database, tenant, options);
  }

  /** One run. @throws EngineError `run-unknown` */
  read({ tenant }: Scope, run: string): Promise<RunSummary> {
    return readRun(this.#database, tenant, run);
  }

  /** The graph of a run with the state of its steps. @throws EngineError `run-unknown` */
  steps({ tenant }: Scope, run: string): Promise<RunGraph> {
    return readSteps(this.#database, tenant, run);
  }

  /** The model calls of a run, in the order they began. @throws EngineError `run-unknown` */
  async calls({ tenant }: Scope, run: string): Promise<RecordedCall[]> {
    await readRun(this.#database, tenant, run);
    return readCalls(this.#database, tenant, run);
  }

  /** What a run does and what it waits for. @throws EngineError `run-unknown` */
  explain({ tenant }: Scope, run: string): Promise<Explanation> {
    return readExplanation(this.#database, tenant, run);
  }

  /**
   * The output of a completed step run.
   * @param step name of the step in the pipeline; `null` for the one whose output is the run's result
   * @param item the item it ran on, such as `chunks/12`; default: the step runs once
   * @throws EngineError `run-unknown`; `artifact-missing` if it is not complete, or its key was destroyed
   */
  async output({ tenant }: Scope, run: string, step: string | null, item = ""): Promise<unknown> {
    return this.#artifacts.read(await findOutput(this.#database, tenant, run, step, item));
  }

  /** Id of the last stored event of a run; 0 if there is none. */
  lastEvent({ tenant }: Scope, run: string): Promise<number> {
    return readLastEvent(this.#database, tenant, run);
  }

  /** The calls of every model in all runs, added up. */
  measured({ tenant }: Scope): Promise<MeasuredModel[]> {
    return measureModels(this.#database, tenant);
  }

  /** Counts of runs, queued step runs and model calls. */
  metrics({ tenant }: Scope): Promise<RunMetrics> {
    return readMetrics(this.#database, tenant);
  }

  /** The counts of all tenants together, for who operates the installation. */
  totals(): Promise<RunMetrics> {
    return readMetrics(this.#database, undefined);
  }
}
