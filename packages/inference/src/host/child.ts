import { join } from "node:path";
import { serveChild } from "@hapju/process";
import type { LoadedModel } from "../adapters/adapter.ts";
import { type AdapterModule, adapters } from "../adapters/registry.ts";
import { builders } from "../catalog/builders.ts";
import { ModelsError } from "../errors.ts";
import type { BuildOrder } from "../files/locate.ts";
import { writeAtomically } from "../files/lock-file.ts";
import { tasks } from "../tasks/index.ts";
import { onnxSessions, startRuntime } from "./onnx-sessions.ts";
import type { HostCalls, LoadOrder } from "./protocol.ts";

/** A model host: holds sessions, answers to the tasks' contracts. Started by {@link HostProcess}. */
const sessions = onnxSessions({ threads: Number(process.env.HAPJU_HOST_THREADS ?? 1) });
const models = new Map<string, { readonly task: string; readonly loaded: LoadedModel<never, unknown> }>();
const running = new Map<number, AbortController>();
/** Before the first measurement: the runtime's own memory is not the first model's. */
const started = startRuntime();
const resident = () => ({ residentBytes: process.memoryUsage.rss() });
/** Pictures and tensors are garbage once they were looked at, and V8 lets 70 MB of them lie. */
const GARBAGE_BYTES = 24 * 1024 * 1024;
/** What arrays held after garbage was collected last. */
let heldBytes = 0;

function collectGarbage(): void {
  if (process.memoryUsage().arrayBuffers - heldBytes < GARBAGE_BYTES) return;
  gc!({ type: "minor" });
  heldBytes = process.memoryUsage().arrayBuffers;
}

const host: HostCalls = {
  async load(order) {
    for (const build of order.builds) await write(build);
    const { adapter } = await adapterOf(order);
    await started;
    const before = process.memoryUsage.rss();
    const loaded = await adapter.load(order.files, sessions, order.options);
    models.set(order.model, { task: order.task, loaded });
    return { ...resident(), grownBytes: process.memoryUsage.rss() - before };
  },
  async run(model, ticket, inputs) {
    const { task, loaded } = models.get(model)!;
    const abort = new AbortController();
    running.set(ticket, abort);
    const start = performance.now();
    try {
      const outputs = await loaded.run(inputs as never[], abort.signal);
      const runMs = performance.now() - start;
      return { outputs: checked(model, task, outputs, inputs.length), runMs, ...resident() };
    } finally {
      running.delete(ticket);
      collectGarbage();
    }
  },
  cancel: (ticket) => running.get(ticket)?.abort(),
  async unload(model) {
    const held = models.get(model);
    models.delete(model);
    await held?.loaded.close();
    return resident();
  },
};

async function adapterOf({ adapter, model }: LoadOrder): Promise<AdapterModule> {
  if (adapter.startsWith("file:")) return (await import(adapter)) as AdapterModule;
  const load = adapters[adapter];
  if (load) return load();
  const known = Object.keys(adapters).sort().join(", ");
  throw new ModelsError("catalog-invalid", `${model} asks for the adapter "${adapter}"; there are ${known}`, {
    model,
    adapter,
  });
}

async function write({ builder, part, source, target }: BuildOrder): Promise<void> {
  const files = await builders[builder]!.build(part, source);
  for (const [name, content] of Object.entries(files)) await writeAtomically(join(target, name), content);
}

function checked(
  model: string,
  task: string,
  outputs: readonly unknown[],
  count: number,
): readonly unknown[] {
  if (outputs.length !== count) {
    throw new ModelsError("model-failed", `${model} answered ${outputs.length} of ${count} inputs`, {
      model,
    });
  }
  const schema = tasks[task]?.output;
  for (const output of schema ? outputs : []) {
    const { error } = schema!.safeParse(output);
    if (error) {
      const issues = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
      throw new ModelsError("model-failed", `${model} broke the contract of ${task}: ${issues}`, {
        model,
        task,
      });
    }
  }
  return outputs;
}

serveChild(host);
