import { fileURLToPath } from "node:url";
import type { Adapter, RuntimeHost } from "@hapju/spec";
import { InferenceError } from "../errors.ts";
import type { LoadOrder } from "./protocol.ts";

type Order = Pick<LoadOrder, "model" | "adapter" | "runtime">;

/**
 * Imports the adapter of a model.
 * @throws InferenceError `model-failed` naming model, module and cause
 */
export async function loadAdapter({ model, adapter: url }: Order): Promise<Adapter> {
  const { adapter } = await importModule<{ adapter: Adapter }>(model, `adapter of ${model}`, url);
  if (typeof adapter?.load === "function") return adapter;
  throw withoutExport(model, `adapter of ${model}`, url, "adapter", "load");
}

/**
 * Imports a runtime and starts it.
 * @throws InferenceError `model-failed` naming runtime, module and cause
 */
export async function startRuntime(
  { model, runtime: { name, module } }: Order,
  threads: number,
): Promise<unknown> {
  const what = `runtime "${name}" of ${model}`;
  const { runtime } = await importModule<{ runtime: RuntimeHost }>(model, what, module);
  if (typeof runtime?.start !== "function") throw withoutExport(model, what, module, "runtime", "start");
  try {
    return await runtime.start({ threads });
  } catch (cause) {
    throw failed(model, `The ${what} could not start: ${messageOf(cause)}`, module, cause);
  }
}

async function importModule<Module>(model: string, what: string, url: string): Promise<Partial<Module>> {
  try {
    return (await import(url)) as Partial<Module>;
  } catch (cause) {
    throw failed(
      model,
      `The ${what} could not be loaded from ${fileURLToPath(url)}: ${messageOf(cause)}`,
      url,
      cause,
    );
  }
}

const withoutExport = (model: string, what: string, url: string, name: string, method: string) =>
  failed(
    model,
    `The ${what}, ${fileURLToPath(url)}, does not export \`${name}\` with a function \`${method}\`. Export it as \`export const ${name} = { … }\`.`,
    url,
  );

const failed = (model: string, message: string, module: string, cause?: unknown) =>
  new InferenceError("model-failed", message, { model, module }, { cause });

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
