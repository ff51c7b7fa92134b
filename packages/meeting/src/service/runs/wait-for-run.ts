import { localScope } from "@hapju/spec";
import type { ServiceContext } from "../context.ts";

/** Waits for the end of a run, whatever its outcome. @throws when the service closes */
export async function waitForRun(
  { engine, background: { signal } }: Pick<ServiceContext, "engine" | "background">,
  run: string,
): Promise<void> {
  for await (const _ of engine.watch(localScope, run, { signal })) {
    // Only its end matters.
  }
  signal.throwIfAborted();
}
