import type { RunEvent } from "@hapju/engine";
import type { MeetingApp } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import { RunState } from "./run-state.ts";
import { drawProgress } from "./terminal.ts";

/**
 * Shows a run until it ends: bars on a terminal, a line per finished step elsewhere, NDJSON on request.
 * @throws EngineError when the run fails or is cancelled
 */
export async function followRun(
  { engine }: MeetingApp,
  scope: Scope,
  run: string,
  json: boolean,
): Promise<void> {
  const state = new RunState();
  const show = json ? printEvents() : process.stderr.isTTY ? drawBars(state) : printLines(state);
  for await (const event of engine.watch(scope, run)) {
    state.apply(event);
    show.event(event);
  }
  show.end();
  await engine.result(scope, run);
}

interface Show {
  event(event: RunEvent): void;
  end(): void;
}

const printEvents = (): Show => ({
  event: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
  end() {},
});

function drawBars(state: RunState): Show {
  const drawing = drawProgress(state, process.stderr);
  return { event: () => drawing.update(), end: () => drawing.done() };
}

function printLines(state: RunState): Show {
  const printed = new Set<string>();
  return {
    event(event) {
      if (event.type === "run-started") process.stderr.write(`Run ${event.run}\n`);
      if (event.type === "step-run-retrying") {
        process.stderr.write(`${event.step} ${event.item} is retried: ${event.error.message}\n`);
      }
      for (const { step, done, total, cached, startedAt, endedAt } of state.steps.values()) {
        if (total === 0 || done < total || printed.has(step)) continue;
        printed.add(step);
        const seconds = ((endedAt ?? 0) - (startedAt ?? 0)) / 1000;
        process.stderr.write(
          `${step}: ${total} done${cached > 0 ? `, ${cached} from the cache` : ""} (${seconds.toFixed(1)} s)\n`,
        );
      }
    },
    end() {},
  };
}
