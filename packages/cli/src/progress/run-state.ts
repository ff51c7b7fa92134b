import type { RunEvent } from "@hapju/engine";

/** How far one step is. */
export interface StepState {
  readonly step: string;
  /** Step runs known so far. */
  total: number;
  done: number;
  cached: number;
  /** Share of the step runs under way that is done, by item. */
  readonly underWay: Map<string, number>;
  startedAt: number | undefined;
  endedAt: number | undefined;
}

/** How far a run is, from its events. */
export class RunState {
  readonly steps = new Map<string, StepState>();

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
        state.underWay.set(event.item, 0);
        break;
      case "step-run-progress":
        state.underWay.set(event.item, event.total > 0 ? Math.min(1, event.done / event.total) : 0);
        break;
      case "step-run-completed":
        state.underWay.delete(event.item);
        state.startedAt ??= event.at;
        state.done += 1;
        state.cached += event.cached ? 1 : 0;
        if (state.done === state.total) state.endedAt = event.at;
        break;
      case "step-run-failed":
      case "step-run-retrying":
        state.underWay.delete(event.item);
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
      underWay: new Map<string, number>(),
      startedAt: undefined,
      endedAt: undefined,
    };
    this.steps.set(step, state);
    return state;
  }
}

/** Share of a step that is done, 0…1. */
export function shareOf({ done, total, underWay }: StepState): number {
  if (total === 0) return 0;
  const partly = [...underWay.values()].reduce((sum, share) => sum + share, 0);
  return Math.min(1, (done + partly) / total);
}
