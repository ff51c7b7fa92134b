import type { Step, StepContext, Task, TaskRunner } from "@hapju/spec";
import type { ObjectStore } from "@hapju/storage";
import { EngineError, factsOf, nameOf } from "../errors.ts";
import type { Artifacts } from "../run/artifacts.ts";
import { cacheKey, plannedFor } from "../run/cache-key.ts";
import { digestsOf, type FoundInputs, loadInputs } from "../run/inputs.ts";
import type { RecordedCall, RunRecord } from "../run/run.ts";
import type { Completed, Ending } from "../store/commit.ts";
import type { Lease } from "../store/lease.ts";

const LONGEST_DELAY_MS = 60_000;
/** A step is tried this often after workers died in it, even if its own retry policy allows fewer tries. */
const TRIES_AFTER_DEATH = 3;

/** A step run to execute. */
export interface Execution {
  readonly lease: Lease;
  readonly run: RunRecord;
  readonly step: Step<never, unknown>;
  readonly split: boolean;
  readonly inputs: FoundInputs;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** What execution works with. */
export interface ExecutionTools {
  readonly artifacts: Artifacts;
  readonly objects: ObjectStore;
  readonly tasks: TaskRunner;
}

/** Whether a step run was started so often, by workers that died, that it is not started again. */
export const isExhausted = (lease: Lease, step: Step<never, unknown>) =>
  lease.attempt > Math.max(step.retry.attempts, TRIES_AFTER_DEATH);

/** The failure of a step run in which workers died. */
export function exhausted(lease: Lease): Ending {
  const attempts = lease.attempt - 1;
  const error = new EngineError(
    "worker-died",
    `The worker died ${attempts} times in ${nameOf(lease.step, lease.item)}. The step crashes the process or needs more memory than the machine has.`,
    { run: lease.run, step: lease.step, item: lease.item, attempts },
  );
  return { kind: "failed", lease, error: factsOf(error), calls: [] };
}

/** Runs a step once and stores its output. Never throws: an error becomes a failed ending. */
export async function execute(tools: ExecutionTools, execution: Execution): Promise<Ending> {
  const { lease, step } = execution;
  const calls: RecordedCall[] = [];
  const timeout = AbortSignal.timeout(step.timeoutMs);
  const signal = AbortSignal.any([execution.signal, timeout]);
  try {
    return await Promise.race([
      attempt(tools, execution, signal, calls),
      aborted(signal, timeout, execution),
    ]);
  } catch (error) {
    const again = lease.attempt < step.retry.attempts && isRetryable(error);
    const delayMs = Math.min(LONGEST_DELAY_MS, step.retry.delayMs * 2 ** (lease.attempt - 1));
    return {
      kind: "failed",
      lease,
      error: factsOf(error),
      calls,
      ...(again ? { retryAt: Date.now() + delayMs } : {}),
    };
  }
}

const isRetryable = (error: unknown) => (error as { retryable?: unknown } | null)?.retryable !== false;

/** Rejects when the signal is aborted. A step that ignores its signal continues, but its lease is lost, so its output is not stored. */
function aborted(signal: AbortSignal, timeout: AbortSignal, { lease, step }: Execution): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () =>
      reject(
        timeout.aborted
          ? new EngineError(
              "step-timeout",
              `${nameOf(lease.step, lease.item)} took longer than ${step.timeoutMs} ms. Raise the step's timeoutMs, or split its input into smaller items.`,
              { run: lease.run, step: lease.step, item: lease.item },
              { retryable: true },
            )
          : signal.reason,
      );
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

async function attempt(
  tools: ExecutionTools,
  execution: Execution,
  signal: AbortSignal,
  calls: RecordedCall[],
): Promise<Completed> {
  const { lease, run, step, split, inputs } = execution;
  const values = await loadInputs(tools.artifacts, inputs);
  const answered = new Map<string, Set<string>>();
  const context = contextOf(tools, execution, signal, calls, answered);
  const output = await step.run(values as never, context);
  signal.throwIfAborted();
  const degraded = calls.some((call) => call.degraded);
  const models = plannedFor(step, run.plan);
  // A fallback's answer is cached under the models that gave it, so that no later run takes it for the planned ones'.
  for (const [task, names] of answered) models[task] = [...names].sort().join("+");
  const key = cacheKey(run, step, digestsOf(inputs), models);
  const sealKey = step.sealed ? run.sealKey : null;
  const common = { kind: "completed", lease, key, cached: false, degraded, calls } as const;
  if (!split) return { ...common, ref: await tools.artifacts.write(output, sealKey) };
  if (!Array.isArray(output))
    throw new EngineError(
      "step-not-split",
      `${nameOf(lease.step, lease.item)} is a split and returned ${typeof output}. Return an array of items.`,
      { run: run.id, step: lease.step, item: lease.item },
    );
  const { ref, digests } = await tools.artifacts.writeItems(output, sealKey);
  return { ...common, ref, items: digests };
}

function contextOf(
  { tasks, objects }: ExecutionTools,
  { lease, run, step, onProgress }: Execution,
  signal: AbortSignal,
  calls: RecordedCall[],
  answered: Map<string, Set<string>>,
): StepContext {
  const plan = plannedFor(step, run.plan);
  const declared = new Set([...step.tasks, ...step.optionalTasks].map((task) => task.name));
  return {
    signal,
    item: lease.item,
    attempt: lease.attempt,
    has: (task) => plan[task.name] !== undefined,
    file: (ref) => objects.localPath(ref),
    progress: onProgress,
    async call<Input, Output>(task: Task<Input, Output>, input: Input): Promise<Output> {
      if (!declared.has(task.name))
        throw new EngineError(
          "task-not-declared",
          `Step ${step.name} calls ${task.name}, which its tasks do not list. Add the task to the step's tasks.`,
          { run: run.id, step: lease.step, item: lease.item, task: task.name },
        );
      const at = Date.now();
      const { step: place, item, attempt } = lease;
      const facts = { step: place, item, attempt, task: task.name, at };
      try {
        const answer = await tasks.call(task, input, { plan, signal });
        const { model, items, queueMs, runMs, degraded, cost = null } = answer;
        calls.push({ ...facts, model, items, queueMs, runMs, degraded, cost, outcome: "answered" });
        answered.set(task.name, (answered.get(task.name) ?? new Set()).add(model));
        return answer.output as Output;
      } catch (error) {
        const lost = {
          model: null,
          items: 0,
          queueMs: 0,
          runMs: Date.now() - at,
          degraded: false,
          cost: null,
        };
        calls.push({ ...facts, ...lost, outcome: "failed" });
        throw error;
      }
    },
  };
}
