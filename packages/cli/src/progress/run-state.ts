import type { RunEvent } from "@hapju/engine";

/** The progress of one step. */
export interface StepState {
  readonly step: string;
  /** Step runs known so far. */
  total: number;
  done: number;
  cached: number;
  /** Progress of the running step runs, 0…1, by item. */
  readonly running: Map<string, number>;
  startedAt: number | undefined;
  endedAt: number | undefined;
}

/** The progress of a run, computed from its events. */
export class RunState {
  /** By name, in the order of their first event. */
  readonly steps = new Map<string, StepState>();

  /** Updates the progress by one event. */
  apply(event: RunEvent): void {
    if (!("step" in event)) return;
    const state = this.#of(event.step);
    switch (event.type) {
      case "step-runs-planned":
        state.total += event.count;
        break;
      case "step-runs-copied":
        state.total += event.count;
        state.done += event.count;
        state.cached += event.count;
        state.startedAt ??= event.at;
        state.endedAt = event.at;
        break;
      case "step-run-started":
        state.startedAt ??= event.at;
        state.running.set(event.item, 0);
        break;
      case "step-run-progress":
        state.running.set(event.item, event.total > 0 ? Math.min(1, event.done / event.total) : 0);
        break;
      case "step-run-completed":
        state.running.delete(event.item);
        state.startedAt ??= event.at;
        state.done += 1;
        state.cached += event.cached ? 1 : 0;
        if (state.done === state.total) state.endedAt = event.at;
        break;
      case "step-run-failed":
      case "step-run-retrying":
        state.running.delete(event.item);
        break;
      case "run-failed":
        break;
      default:
        event satisfies never;
    }
  }

  #of(step: string): StepState {
    const state = this.steps.get(step) ?? {
      step,
      total: 0,
      done: 0,
      cached: 0,
      running: new Map<string, number>(),
      startedAt: undefined,
      endedAt: undefined,
    };
    this.steps.set(step, state);
    return state;
  }
}

/** The progress of a step, 0…1. */
export function shareOf({ done, total, running }: StepState): number {
  if (total === 0) return 0;
  const partly = [...running.values()].reduce((sum, share) => sum + share, 0);
  return Math.min(1, (done + partly) / total);
}
