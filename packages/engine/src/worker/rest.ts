import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { AnyPipeline } from "../pipeline/pipeline.ts";
import type { TaskRunner } from "../ports.ts";
import { jsonRows } from "../sql.ts";

interface Asking {
  readonly pipeline: string;
  readonly step: string;
}

/** Tells the task runner when nothing that is left to run asks it anything, so that it gives its memory to what is. */
export class Rest {
  readonly #database: Database;
  readonly #tasks: TaskRunner;
  readonly #asking: readonly Asking[];
  /** Whether it was asked anything since it rested. */
  #asked = false;

  constructor(database: Database, tasks: TaskRunner, pipelines: readonly AnyPipeline[]) {
    this.#database = database;
    this.#tasks = tasks;
    // Of a split nobody knows yet what its items ask.
    this.#asking = pipelines.flatMap(({ name, nodes, steps }) =>
      nodes
        .filter(({ kind, name: step }) => {
          const { tasks, optionalTasks } = steps[step]!;
          return kind === "split" || tasks.length > 0 || optionalTasks.length > 0;
        })
        .map((node) => ({ pipeline: name, step: node.name })),
    );
  }

  /** A step run is about to begin. */
  async before(pipeline: string, step: string): Promise<void> {
    if (this.#asking.some((one) => one.pipeline === pipeline && one.step === step)) {
      this.#asked = true;
      return;
    }
    if (!this.#asked || !this.#tasks.rest || (await this.#isWanted())) return;
    this.#asked = false;
    await this.#tasks.rest();
  }

  async #isWanted(): Promise<boolean> {
    const { rows } = await this.#database.execute(sql`
      select 1 from engine.run r join engine.step_run s on s.run_id = r.id
      join json_to_recordset(${jsonRows(this.#asking)}) as a (pipeline text, step text)
        on a.pipeline = r.pipeline and a.step = s.step
      where r.state = 'running' and s.state in ('waiting', 'queued', 'running') limit 1`);
    return rows.length > 0;
  }
}
