import type { MeetingApp } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import { CliError } from "../errors.ts";
import { followRun } from "./follow-run.ts";
import { onInterrupt } from "./interrupt.ts";

/**
 * Executes a run in this process and shows its progress until it ends.
 * @param next what to do after an interruption: the end of its message
 * @throws CliError `interrupted` on Ctrl-C; EngineError when the run fails or is cancelled
 */
export async function workOnRun(
  app: MeetingApp,
  scope: Scope,
  run: string,
  { json, next }: { readonly json: boolean; readonly next: string },
): Promise<void> {
  const worker = app.engine.work();
  const interrupted = onInterrupt(async () => {
    await worker.stop();
    throw new CliError("interrupted", `Interrupted. Everything that has finished is kept. ${next}`, { run });
  });
  try {
    await Promise.race([followRun(app, scope, run, json), interrupted.promise]);
  } finally {
    interrupted.dispose();
    await worker.stop();
  }
}
