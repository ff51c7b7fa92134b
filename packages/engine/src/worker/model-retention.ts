import type { TaskRunner } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import type { AnyPipeline } from "../graph/pipeline.ts";
import { readOpenSteps, type StepOfPipeline } from "../store/open-steps.ts";

/** A step that may call tasks. */
interface Caller extends StepOfPipeline {
  readonly tasks: readonly string[];
}

/**
 * Tells the task runner which tasks the unfinished runs may still call, whenever there are fewer, so that it frees the
 * memory of the other models.
 */
export class ModelRetention {
  readonly #database: Database;
  readonly #tasks: TaskRunner;
  readonly #callers: readonly Caller[];
  /** Tasks that may have been called since their models were released. */
  readonly #inUse = new Set<string>();
  /** While memory is being freed, steps that call no task wait: they need that memory. */
  #releasing: Promise<void> | undefined;

  constructor(database: Database, tasks: TaskRunner, pipelines: readonly AnyPipeline[]) {
    this.#database = database;
    this.#tasks = tasks;
    this.#callers = pipelines.flatMap(callersIn);
  }

  /** Call it before a step run. Before one that calls no task, the models that are no longer needed are released. */
  async before(pipeline: string, step: string): Promise<void> {
    const caller = this.#callers.find((one) => one.pipeline === pipeline && one.step === step);
    for (const task of caller?.tasks ?? []) this.#inUse.add(task);
    if (caller || !this.#tasks.releaseUnused) return;
    this.#releasing ??= this.#releaseUnused().finally(() => {
      this.#releasing = undefined;
    });
    await this.#releasing;
  }

  async #releaseUnused(): Promise<void> {
    if (this.#inUse.size === 0) return;
    const needed = await this.#needed();
    const unused = [...this.#inUse].filter((task) => !needed.has(task));
    if (unused.length === 0) return;
    for (const task of unused) this.#inUse.delete(task);
    await this.#tasks.releaseUnused?.([...needed]);
  }

  async #needed(): Promise<Set<string>> {
    const open = await readOpenSteps(
      this.#database,
      this.#callers.map(({ pipeline, step }) => ({ pipeline, step })),
    );
    const isOpen = ({ pipeline, step }: Caller) =>
      open.some((one) => one.pipeline === pipeline && one.step === step);
    return new Set(this.#callers.filter(isOpen).flatMap(({ tasks }) => tasks));
  }
}

function callersIn({ name: pipeline, nodes, steps }: AnyPipeline): Caller[] {
  const tasksOf = (step: string) =>
    [...(steps[step]?.tasks ?? []), ...(steps[step]?.optionalTasks ?? [])].map(({ name }) => name);
  const all = nodes.flatMap(({ name }) => tasksOf(name));
  // The step runs of a split's items do not exist until the split is done.
  return nodes
    .map(({ kind, name: step }) => ({ pipeline, step, tasks: kind === "split" ? all : tasksOf(step) }))
    .filter(({ tasks }) => tasks.length > 0);
}
