import type { MeetingApp } from "@hapju/meeting";
import { CliError } from "../errors.ts";
import { followRun } from "./follow-run.ts";
import { onInterrupt } from "./interrupt.ts";

/**
 * Works on a run in this process and shows it until it ends.
 * @throws CliError `interrupted` on Ctrl-C, closing with `goOn`; EngineError when the run fails or is cancelled
 */
export async function workOnRun(
  app: MeetingApp,
  run: string,
  { json, goOn }: { readonly json: boolean; readonly goOn: string },
): Promise<void> {
  const worker = app.engine.work();
  const interrupted = onInterrupt(async () => {
    await worker.stop();
    throw new CliError("interrupted", `Interrupted. Everything finished is kept; ${goOn}`, { run });
  });
  try {
    await Promise.race([followRun(app, run, json), interrupted.promise]);
  } finally {
    interrupted.dispose();
    await worker.stop();
  }
}
