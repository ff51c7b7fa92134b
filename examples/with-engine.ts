import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { openEngine, type Pipeline } from "@hapju/engine";
import { createInference, javascript, onnx, sherpaOnnx } from "@hapju/inference";
import { localScope } from "@hapju/spec";
import { openStorage } from "@hapju/storage";
import { catalog, tasks } from "@hapju/tasks";

/** Runs a pipeline once, in a home of its own, and says how far it is: what every example needs. */
export async function runOnce<Inputs, Output>(
  pipeline: Pipeline<Inputs, Output>,
  inputs: Inputs,
  home = resolve("hapju-out/examples"),
): Promise<Output> {
  mkdirSync(home, { recursive: true });
  const storage = await openStorage({ home });
  const models = createInference({
    tasks,
    runtimes: [onnx, sherpaOnnx, javascript],
    catalog,
    dir: join(home, "models"),
  });
  const engine = await openEngine({ storage, pipelines: [pipeline], tasks: models });
  try {
    engine.work();
    const run = await engine.start(localScope, pipeline, inputs);
    for await (const event of engine.watch(localScope, run))
      if (event.type === "step-run-completed")
        console.error(`${event.step} ${event.item}${event.cached ? " (from the cache)" : ""}`);
    return await engine.result(localScope, run);
  } finally {
    await engine.close();
    await models.close();
    await storage.close();
  }
}
