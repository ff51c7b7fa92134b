import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { AnyPipeline } from "../graph/pipeline.ts";
import type { TaskRunner } from "../ports.ts";
import { jsonRows } from "../store/sql.ts";

interface Asking {
  readonly pipeline: string;
  readonly step: string;
  readonly tasks: readonly string[];
}

/** Tells the task runner what may still be asked of it once that grows less, so that it gives the memory for the rest back. */
export class Rest {
  readonly #database: Database;
  readonly #tasks: TaskRunner;
  readonly #asking: readonly Asking[];
  /** The tasks that may have been asked anything since they were told to rest. */
  readonly #awake = new Set<string>();
  /** While memory is being given back, what asks nothing waits: it is to have that memory. */
  #resting: Promise<void> | undefined;

  constructor(database: Database, tasks: TaskRunner, pipelines: readonly AnyPipeline[]) {
    this.#database = database;
    this.#tasks = tasks;
    this.#asking = pipelines.flatMap(askingIn);
  }

  /** A step run is about to begin. One that asks nothing is the time to look: memory is what it needs. */
  async before(pipeline: string, step: string): Promise<void> {
    const asking = this.#asking.find((one) => one.pipeline === pipeline && one.step === step);
    for (const task of asking?.tasks ?? []) this.#awake.add(task);
    if (asking || !this.#tasks.releaseUnused) return;
    this.#resting ??= this.#rest().finally(() => {
      this.#resting = undefined;
    });
    await this.#resting;
  }

  async #rest(): Promise<void> {
    if (this.#awake.size === 0) return;
    const needed = await this.#needed();
    const tired = [...this.#awake].filter((task) => !needed.has(task));
    if (tired.length === 0) return;
    for (const task of tired) this.#awake.delete(task);
    await this.#tasks.releaseUnused?.([...needed]);
  }

  async #needed(): Promise<Set<string>> {
    const nodes = this.#asking.map(({ pipeline, step }) => ({ pipeline, step }));
    const { rows } = await this.#database.execute<{ pipeline: string; step: string }>(sql`
      select distinct a.pipeline, a.step from engine.run r join engine.step_run s on s.run_id = r.id
      join json_to_recordset(${jsonRows(nodes)}) as a (pipeline text, step text)
        on a.pipeline = r.pipeline and a.step = s.step
      where r.state = 'running' and s.state in ('waiting', 'queued', 'running')`);
    const isLeft = ({ pipeline, step }: Asking) =>
      rows.some((row) => row.pipeline === pipeline && row.step === step);
    return new Set(this.#asking.filter(isLeft).flatMap(({ tasks }) => tasks));
  }
}

function askingIn({ name: pipeline, nodes, steps }: AnyPipeline): Asking[] {
  const tasksOf = (step: string) => {
    const { tasks, optionalTasks } = steps[step]!;
    return [...tasks, ...optionalTasks].map(({ name }) => name);
  };
  const all = nodes.flatMap(({ name }) => tasksOf(name));
  // The steps of its items are not there until a split is done.
  return nodes
    .map(({ kind, name: step }) => ({ pipeline, step, tasks: kind === "split" ? all : tasksOf(step) }))
    .filter(({ tasks }) => tasks.length > 0);
}
