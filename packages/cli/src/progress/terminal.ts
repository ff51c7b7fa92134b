import { styleText } from "node:util";
import { createLogUpdate } from "log-update";
import { type RunState, type StepState, shareOf } from "./run-state.ts";

const BAR_COLUMNS = 24;

function bar(share: number): string {
  const full = Math.round(share * BAR_COLUMNS);
  return styleText("green", "█".repeat(full)) + styleText("dim", "░".repeat(BAR_COLUMNS - full));
}

function line(state: StepState, width: number): string {
  const { step, done, total, cached, startedAt, endedAt } = state;
  const seconds =
    startedAt !== undefined && endedAt !== undefined ? ` ${((endedAt - startedAt) / 1000).toFixed(1)} s` : "";
  const reused = cached > 0 ? styleText("dim", ` ${cached} from the cache`) : "";
  return `  ${step.padEnd(width)} ${bar(shareOf(state))} ${done}/${total}${seconds}${reused}`;
}

/** A progress bar per step, drawn in place on a terminal. */
export function drawProgress(state: RunState, stream: NodeJS.WriteStream): { update(): void; done(): void } {
  const log = createLogUpdate(stream);
  return {
    update() {
      const steps = [...state.steps.values()];
      const width = Math.max(0, ...steps.map(({ step }) => step.length));
      log(steps.map((step) => line(step, width)).join("\n"));
    },
    done: () => log.done(),
  };
}
