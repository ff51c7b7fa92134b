import type { OperationContext } from "../context.ts";

/** Waits for the end of a run, whatever its outcome. @throws when the service closes */
export async function waitForRun(
  { engine, scope, background: { signal } }: Pick<OperationContext, "scope" | "engine" | "background">,
  run: string,
): Promise<void> {
  for await (const _ of engine.watch(scope, run, { signal })) {
    // Only its end matters.
  }
  signal.throwIfAborted();
}
