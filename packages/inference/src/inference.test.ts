import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelDefinition, TaskRunner } from "@hapju/spec";
import { afterEach, expect, test, vi } from "vitest";
import type { InferenceError } from "./errors.ts";
import type { Inference } from "./inference.ts";
import type { InferenceOptions } from "./options.ts";
import { tinyOnnx } from "./testing/onnx.fixture.ts";
import { speakerEmbedding, voiceActivity } from "./testing/tasks.fixture.ts";
import { entry, workbench } from "./testing/workbench.fixture.ts";

/** A host may take seconds to start on a busy machine. */
const PATIENCE_MS = 20_000;

let bench: ReturnType<typeof workbench>;
let models: Inference;

/** Models whose voice-activity route is exactly the given entries. */
async function open(entries: ModelDefinition[], options: Partial<InferenceOptions> = {}): Promise<Inference> {
  bench ??= workbench();
  models = bench.inference(entries, { threads: 1, memoryMiB: 64, ...options });
  return models;
}

afterEach(async () => {
  await models?.close();
  bench?.[Symbol.dispose]();
  bench = undefined as never;
});

const ask = (first = 0, signal?: AbortSignal) =>
  models.call(voiceActivity, { samples: Float32Array.of(first) }, signal ? { signal } : {});
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error as InferenceError,
  );

test("an ONNX file answers through its adapter, and the answer states what it took", async () => {
  bench = workbench();
  writeFileSync(join(bench.dir, "double.onnx"), tinyOnnx({ size: 4, gain: 2 }));
  await open([
    entry("double", { fixture: "tiny", files: [{ name: "model", path: join(bench.dir, "double.onnx") }] }),
  ]);
  const result = await models.call(voiceActivity, { samples: Float32Array.of(1, 2, 3, 4) });
  expect(result).toMatchObject({ model: "double@1", degraded: false, items: 1 });
  expect(result.output.probabilities).toEqual(Float32Array.of(2, 4, 6, 8));
  expect(result.queueMs).toBeGreaterThan(0);
  expect(result.runMs).toBeGreaterThan(0);
});

test("inference is what an engine runs tasks on", async () => {
  await open([entry("a")]);
  const runner: TaskRunner = models;
  const plan = await runner.plan([voiceActivity], { language: "en" });
  const { signal } = new AbortController();
  const { model } = await runner.call(voiceActivity, { samples: Float32Array.of(0) }, { plan, signal });
  expect(model).toBe(plan["voice-activity"]);
});

test("bad input is refused before any model is called, naming field and rule", async () => {
  await open([entry("a")]);
  const error = await failure(models.call(voiceActivity, { samples: [1, 2] } as never));
  expect(error).toMatchObject({ code: "input-invalid", data: { issues: [{ path: "samples" }] } });
  expect(models.status().counts.loads).toBe(0);
});

test("an answer that breaks the contract of its task is a fault of the model", async () => {
  await open([entry("liar", { options: { wrong: "always" } })]);
  expect(await failure(ask())).toMatchObject({
    code: "model-failed",
    message: expect.stringContaining("windowSeconds"),
  });
});

test("a process that dies under a model costs its call one retry", async () => {
  bench = workbench();
  await open([entry("once", { options: { crash: join(bench.dir, "crashed") } })]);
  expect(await ask()).toMatchObject({ model: "once@1", degraded: false });
  expect(models.status().hosts[0]!.crashes).toBe(1);
});

test("hosts without needed models are released, except busy ones", async () => {
  await open([entry("calm")]);
  await ask();
  await models.releaseUnused([]);
  expect(models.status().hosts[0]!.pid).toBeUndefined();
  const call = ask();
  await expect.poll(() => models.status().hosts[0]!.busy).toBe(true);
  await models.releaseUnused([]);
  expect(await call).toMatchObject({ model: "calm@1" });
});

test("models that are not needed are unloaded; from a busy host after its call", async () => {
  bench = workbench();
  const mark = join(bench.dir, "aborted");
  const other = entry("other", { task: speakerEmbedding.name });
  await open([entry("stuck", { options: { hang: "always", mark } }), other], {
    routes: { "voice-activity": ["stuck"] },
  });
  const held = () => models.status().hosts[0]!.models;
  await models.check("other");
  await models.check("stuck");
  await models.releaseUnused(["voice-activity"]);
  expect(held()).toEqual(["stuck@1"]);
  const stop = new AbortController();
  const call = failure(ask(0, stop.signal));
  await expect.poll(() => existsSync(`${mark}.started`), { timeout: PATIENCE_MS }).toBe(true);
  await models.releaseUnused(["speaker-embedding"]);
  expect(held()).toEqual(["stuck@1"]);
  stop.abort();
  await call;
  await expect.poll(() => models.status().hosts[0]!.pid, { timeout: PATIENCE_MS }).toBeUndefined();
});

test("an idle host is released, and started again by the next call", async () => {
  await open([entry("calm")], { idleMs: 50 });
  await ask();
  await expect.poll(() => models.status().hosts[0]!.pid).toBeUndefined();
  expect(models.status().hosts[0]).toMatchObject({ crashes: 0, residentBytes: 0 });
  expect(await ask()).toMatchObject({ model: "calm@1", degraded: false });
});

test("a model that keeps crashing is no longer called and its status states why; the others answer", async () => {
  await open([entry("bomb", { options: { crash: "always" } }), entry("calm")], { health: { faults: 4 } });
  const plan = { "voice-activity": "bomb@1" };
  const bomb = () => models.call(voiceActivity, { samples: Float32Array.of(0) }, { plan });
  expect(await bomb()).toMatchObject({ model: "calm@1", degraded: true });
  expect(await bomb()).toMatchObject({ model: "calm@1", degraded: true });
  expect(models.status().hosts[0]!.crashes).toBe(4);
  expect(await bomb()).toMatchObject({ model: "calm@1", degraded: true });
  expect(models.status().hosts[0]!.crashes).toBe(4);
  const { healthy, lastFault } = models.status().models.find(({ entry: { id } }) => id === "bomb")!;
  expect({ healthy, lastFault }).toEqual({ healthy: false, lastFault: expect.stringContaining("SIGKILL") });
  expect(await models.plan([voiceActivity])).toEqual({ "voice-activity": "calm@1" });
});

test("with no other model, a crash is the call's error", async () => {
  await open([entry("bomb", { options: { crash: "always" } })], { health: { faults: 2 } });
  expect(await failure(ask())).toMatchObject({ code: "model-crashed", data: { model: "bomb@1" } });
  const plan = { "voice-activity": "bomb@1" };
  const again = models.call(voiceActivity, { samples: Float32Array.of(0) }, { plan });
  expect(await failure(again)).toMatchObject({
    code: "model-unhealthy",
    message: expect.stringContaining("SIGKILL"),
  });
});

test("a model that fails is replaced by the next of the route, and the answer marked", async () => {
  await open([entry("sulky", { options: { fail: "always" } }), entry("calm")]);
  expect(await ask()).toMatchObject({ model: "calm@1", degraded: true });
});

test("a model that takes too long is stopped and replaced", async () => {
  await open([entry("slow", { options: { hang: "always" }, timeoutMs: 300 }), entry("calm")]);
  expect(await ask()).toMatchObject({ model: "calm@1", degraded: true });
});

test("a call cancelled while it waits is dropped; one that runs is abandoned and its run aborted", async () => {
  bench = workbench();
  const mark = join(bench.dir, "aborted");
  await open([entry("slow", { options: { hang: "always", mark } })]);
  const running = new AbortController();
  const waiting = new AbortController();
  const first = failure(ask(0, running.signal));
  await vi.waitFor(() => expect(models.status().hosts[0]!.busy).toBe(true), PATIENCE_MS);
  const second = failure(ask(0, waiting.signal));
  await vi.waitFor(() => expect(models.status().waiting).toBe(1), PATIENCE_MS);
  waiting.abort();
  expect(await second).toMatchObject({ name: "AbortError" });
  expect(models.status().waiting).toBe(0);
  await vi.waitFor(() => expect(existsSync(`${mark}.started`)).toBe(true), PATIENCE_MS);
  running.abort();
  expect(await first).toMatchObject({ name: "AbortError" });
  await vi.waitFor(() => expect(existsSync(mark)).toBe(true), PATIENCE_MS);
  await vi.waitFor(() => expect(models.status().hosts[0]!.busy).toBe(false), PATIENCE_MS);
});

test("only a model that declares batches is batched", async () => {
  await open([entry("alone")]);
  const singles = await Promise.all([ask(), ask(), ask()]);
  expect(singles.map(({ output }) => output.probabilities[0])).toEqual([1, 1, 1]);
});

test("a batch is bounded in size and in how long it waits", async () => {
  await open([entry("batched", { batch: { size: 4, waitMs: 20 } })]);
  const calls = await Promise.all(Array.from({ length: 6 }, () => ask()));
  expect(calls.map(({ output }) => output.probabilities[0])).toEqual([4, 4, 4, 4, 2, 2]);
});

test("one bad input does not fail the others of its batch", async () => {
  await open([entry("picky", { options: { fail: "negative" }, batch: { size: 3, waitMs: 50 } })]);
  const [good, bad, fine] = await Promise.allSettled([ask(1), ask(-1), ask(2)]);
  expect([good!.status, bad!.status, fine!.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("calls that keep waiting for each other are spread over the hosts", async () => {
  await open([entry("a")], { hostProcesses: 2 });
  const calls = await Promise.all(Array.from({ length: 300 }, () => ask()));
  expect(new Set(calls.map(({ output }) => output.probabilities[1])).size).toBe(2);
});

test("a full queue refuses the next call", async () => {
  await open([entry("slow", { options: { hang: "always" } })], { queueLimit: 1 });
  const cancelled = new AbortController();
  const calls = [failure(ask(0, cancelled.signal)), failure(ask(0, cancelled.signal))];
  await vi.waitFor(() => expect(models.status().waiting).toBe(1), PATIENCE_MS);
  expect(await failure(ask())).toMatchObject({ code: "queue-full", data: { queueLimit: 1 } });
  cancelled.abort();
  await Promise.all(calls);
});

test("closing refuses what waits", async () => {
  await open([entry("slow", { options: { hang: "always" } })]);
  const running = failure(ask());
  await vi.waitFor(() => expect(models.status().hosts[0]!.busy).toBe(true), PATIENCE_MS);
  const waiting = failure(ask());
  await vi.waitFor(() => expect(models.status().waiting).toBe(1), PATIENCE_MS);
  await models.close();
  expect(await waiting).toMatchObject({ code: "closed" });
  expect(await running).toBeInstanceOf(Error);
});
