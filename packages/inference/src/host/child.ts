import { serveChild } from "@hapju/process";
import type { LoadedModel } from "@hapju/spec";
import { InferenceError } from "../errors.ts";
import { loadAdapter, startRuntime } from "./load-module.ts";
import type { HostCalls, LoadOrder } from "./protocol.ts";

/** A model host: loads adapters with the runtimes they use and runs their models. Started by {@link HostProcess}. */
const threads = Number(process.env.HAPJU_HOST_THREADS ?? 1);
const models = new Map<string, LoadedModel>();
const running = new Map<number, AbortController>();
/** The started runtimes, by the URL of their module. */
const runtimes = new Map<string, Promise<unknown>>();
const resident = () => ({ residentBytes: process.memoryUsage.rss() });
/** Images and tensors are garbage after a run, and V8 lets 70 MB of them accumulate. */
const GARBAGE_BYTES = 24 * 1024 * 1024;
/** What arrays held after garbage was collected last. */
let heldBytes = 0;

function collectGarbage(): void {
  if (process.memoryUsage().arrayBuffers - heldBytes < GARBAGE_BYTES) return;
  gc?.({ type: "minor" });
  heldBytes = process.memoryUsage().arrayBuffers;
}

const host: HostCalls = {
  async load(order) {
    const runtime = await runtimeOf(order);
    const adapter = await loadAdapter(order);
    const { files, options } = order;
    // The runtime's own memory is not the first model's.
    const before = process.memoryUsage.rss();
    models.set(order.model, await adapter.load({ files, options, runtime }));
    return { ...resident(), grownBytes: process.memoryUsage.rss() - before };
  },
  async run(model, ticket, inputs) {
    const loaded = models.get(model);
    if (!loaded) throw new InferenceError("model-failed", `${model} is not loaded in this host.`, { model });
    const abort = new AbortController();
    running.set(ticket, abort);
    const start = performance.now();
    try {
      const outputs = await loaded.run(inputs, abort.signal);
      return { outputs, runMs: performance.now() - start, ...resident() };
    } finally {
      running.delete(ticket);
      collectGarbage();
    }
  },
  cancel: (ticket) => running.get(ticket)?.abort(),
  async unload(model) {
    const loaded = models.get(model);
    models.delete(model);
    await loaded?.close();
    return resident();
  },
};

function runtimeOf(order: LoadOrder): Promise<unknown> {
  const { module } = order.runtime;
  const started = runtimes.get(module) ?? startRuntime(order, threads);
  runtimes.set(module, started);
  return started;
}

serveChild(host);
