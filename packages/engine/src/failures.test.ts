import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  defineStep,
  type Engine,
  type EngineOptions,
  input,
  localScope,
  openEngine,
  pipeline,
  type RunEvent,
} from "./index.ts";
import { addUp, cutWords, shout, testTasks } from "./pipelines.fixture.ts";

/** A promise that the test settles. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

/** Words of a text, with a step per word that the test writes. */
const words = (
  measure: (word: string, ctx: { attempt: number; item: string; signal: AbortSignal }) => Promise<number>,
  options: { timeoutMs?: number; attempts?: number; total?: typeof addUp } = {},
) => {
  const step = defineStep({
    name: "measure",
    version: 1,
    deterministic: false,
    retry: { attempts: options.attempts ?? 3, delayMs: 1 },
    timeoutMs: options.timeoutMs ?? 10_000,
    run: ({ word }: { word: string }, ctx) => measure(word, ctx),
  });
  return pipeline("words", { text: input<string>(), factor: input<number>() }, (p, { text, factor }) => {
    const word = p.split("words", { text }, cutWords);
    return p.all("total", { lengths: p.each("lengths", { word }, step), factor }, options.total ?? addUp);
  });
};

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  let engine: Engine;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    storage = await databases.storage();
  });
  afterAll(async () => {
    await storage?.close();
    await databases?.stop();
  });
  afterEach(() => engine?.close());

  async function open(pipelines: EngineOptions["pipelines"], tasks = testTasks()) {
    engine = await openEngine({ storage, pipelines, tasks });
    engine.work();
    return engine;
  }
  const inputs = { text: "one two three", factor: 1 };
  async function eventsOf(run: string): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for await (const event of engine.watch(localScope, run)) events.push(event);
    return events;
  }
  async function completed(run: string, ...items: string[]): Promise<void> {
    const waiting = new Set(items);
    for await (const event of engine.watch(localScope, run)) {
      if (event.type === "step-run-completed") waiting.delete(event.item);
      if (waiting.size === 0) return;
    }
  }
  /** Fails at the second word, once both others are done, until it is repaired. */
  function breaksOnce() {
    const others = gate();
    const finished: string[] = [];
    const measure = async (word: string) => {
      if (word === "two" && !state.repaired) {
        await others.passed;
        throw new Error("the lens is dirty");
      }
      finished.push(word);
      return word.length;
    };
    const state = { measure, finished, repaired: false, others };
    return state;
  }

  test("a step that fails is tried again, and each try is an event", async () => {
    const flaky = words(async (word, { attempt }) => {
      if (word === "two" && attempt < 3) throw new Error("hiccup");
      return word.length;
    });
    await open([flaky]);
    const run = await engine.start(localScope, flaky, inputs);
    expect(await engine.result(localScope, run)).toBe(11);
    const retries = (await eventsOf(run)).filter((event) => event.type === "step-run-retrying");
    expect(retries).toMatchObject([
      { step: "lengths", item: "words/1", attempt: 1, error: { message: "hiccup" } },
      { step: "lengths", item: "words/1", attempt: 2 },
    ]);
  });

  test("a step that fails in every try fails its run, with step, item and cause", async () => {
    const broken = words(async (word) => {
      if (word === "two")
        throw Object.assign(new Error("no such word"), { code: "word-unknown", data: { word } });
      return word.length;
    });
    await open([broken]);
    const run = await engine.start(localScope, broken, inputs);
    await expect(engine.result(localScope, run)).rejects.toMatchObject({
      code: "run-failed",
      message: `Run ${run} failed in step lengths, words/1 after 3 attempts: no such word`,
      data: {
        step: "lengths",
        item: "words/1",
        attempts: 3,
        cause: { code: "word-unknown", message: "no such word", data: { word: "two" } },
      },
    });
    expect((await eventsOf(run)).at(-1)).toMatchObject({
      type: "run-failed",
      step: "lengths",
      item: "words/1",
    });
  });

  test("an error that is not retryable is not tried again", async () => {
    let tries = 0;
    const hopeless = words(async () => {
      tries += 1;
      throw Object.assign(new Error("never"), { retryable: false });
    });
    await open([hopeless]);
    const run = await engine.start(localScope, hopeless, { text: "one", factor: 1 });
    await expect(engine.result(localScope, run)).rejects.toMatchObject({ data: { attempts: 1 } });
    expect(tries).toBe(1);
  });

  test("a step that exceeds its time limit is stopped and named", async () => {
    const slow = words(() => new Promise(() => {}), { timeoutMs: 20, attempts: 2 });
    await open([slow]);
    const run = await engine.start(localScope, slow, { text: "one", factor: 1 });
    await expect(engine.result(localScope, run)).rejects.toMatchObject({
      data: { attempts: 2, cause: { code: "step-timeout", message: expect.stringContaining("20 ms") } },
    });
  });

  test("a step may call only the tasks it lists", async () => {
    const sneaky = defineStep({
      name: "sneaky",
      version: 1,
      run: ({ text }: { text: string }, ctx) => ctx.call(shout, text),
    });
    const undeclared = pipeline("undeclared", { text: input<string>() }, (p, { text }) =>
      p.all("sneaky", { text }, sneaky),
    );
    await open([undeclared]);
    const run = await engine.start(localScope, undeclared, { text: "hello" });
    await expect(engine.result(localScope, run)).rejects.toMatchObject({
      data: { attempts: 1, cause: { code: "task-not-declared", data: { task: "shout" } } },
    });
  });

  test("a run explains what it waits for; cancelling stops it; resuming does not repeat completed step runs", async () => {
    const began = gate();
    const stopped = gate();
    const finished: string[] = [];
    let stuck = true;
    const waiting = words(async (word, { signal, item }) => {
      if (item === "words/2" && stuck) {
        began.open();
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        stopped.open();
      }
      finished.push(word);
      return word.length;
    });
    await open([waiting]);
    const run = await engine.start(localScope, waiting, inputs);
    await began.passed;
    await completed(run, "words/0", "words/1");
    const { running, blocked, sentences } = await engine.queries.explain(localScope, run);
    expect(running.map(({ step, item }) => `${step} ${item}`)).toEqual(["lengths words/2"]);
    expect(blocked).toMatchObject([{ step: "total", waitingOn: 1, steps: ["lengths"] }]);
    expect(sentences[0]).toMatchObject({ code: "run-running", data: { run, completed: 3, total: 5 } });
    expect(sentences).toContainEqual({
      code: "step-blocked",
      data: { step: "total", item: "", waitingOn: 1, steps: ["lengths"] },
      text: "step total waits for 1 step run of lengths.",
    });
    await engine.cancel(localScope, run);
    await stopped.passed;
    await expect(engine.result(localScope, run)).rejects.toMatchObject({ code: "run-cancelled" });
    stuck = false;
    finished.length = 0;
    await engine.resume(localScope, run);
    expect(await engine.result(localScope, run)).toBe(11);
    expect(finished).toEqual(["three"]);
    await expect(engine.resume(localScope, run)).rejects.toMatchObject({ code: "run-not-resumable" });
  });

  test("a failed run can be resumed where it failed after the cause is removed", async () => {
    const broken = breaksOnce();
    const pipe = words(broken.measure, { attempts: 1 });
    await open([pipe]);
    const run = await engine.start(localScope, pipe, inputs);
    void completed(run, "words/0", "words/2").then(broken.others.open);
    await expect(engine.result(localScope, run)).rejects.toThrow("the lens is dirty");
    broken.repaired = true;
    await engine.resume(localScope, run);
    expect(await engine.result(localScope, run)).toBe(11);
    expect(broken.finished.toSorted()).toEqual(["one", "three", "two"]);
    const types = (await eventsOf(run)).map((event) => event.type);
    expect(types).toContain("run-resumed");
    expect(types.at(-1)).toBe("run-completed");
  });

  test("code upgraded during a run: completed step runs stay, the others run the new code", async () => {
    const broken = breaksOnce();
    const old = words(broken.measure, { attempts: 1 });
    await open([old]);
    const run = await engine.start(localScope, old, inputs);
    void completed(run, "words/0", "words/2").then(broken.others.open);
    await expect(engine.result(localScope, run)).rejects.toMatchObject({ code: "run-failed" });
    await engine.close();
    broken.repaired = true;
    const total = { ...addUp, version: 2, run: async () => 2000 };
    await open([words(broken.measure, { attempts: 1, total })]);
    await engine.resume(localScope, run);
    expect(await engine.result(localScope, run)).toBe(2000);
    expect(broken.finished.toSorted()).toEqual(["one", "three", "two"]);
  });

  test("step runs in flight when a worker stops are returned to the queue and do not count as a try", async () => {
    const began = gate();
    const attempts: number[] = [];
    let first = true;
    const interrupted = words(async (word, { signal, attempt }) => {
      attempts.push(attempt);
      if (first) {
        first = false;
        began.open();
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      }
      return word.length;
    });
    await open([interrupted]);
    const run = await engine.start(localScope, interrupted, { text: "one", factor: 1 });
    await began.passed;
    await engine.close();
    await open([interrupted]);
    expect(await engine.result(localScope, run)).toBe(3);
    expect(attempts).toEqual([1, 1]);
  });

  test("a run without its inputs, models, key or vault does not start", async () => {
    const sealed = defineStep({
      name: "s",
      version: 1,
      sealed: true,
      run: async ({ text }: { text: string }) => text,
    });
    const secret = pipeline("secret", { text: input<string>() }, (p, { text }) =>
      p.all("s", { text }, sealed),
    );
    const listed = defineStep({
      name: "listed",
      version: 1,
      tasks: [shout],
      run: async ({ text }: { text: string }) => text,
    });
    const tasked = pipeline("tasked", { text: input<string>() }, (p, { text }) =>
      p.all("listed", { text }, listed),
    );
    const plan = async () => {
      throw Object.assign(new Error("no model for shout"), { code: "model-missing" });
    };
    await open([secret, tasked], testTasks({ plan }));
    await expect(engine.start(localScope, secret, { text: "x" })).rejects.toMatchObject({
      code: "seal-key-missing",
    });
    await expect(engine.start(localScope, secret, { text: "x" }, { sealKey: "one" })).rejects.toMatchObject({
      code: "vault-missing",
    });
    await expect(engine.start(localScope, tasked, {} as never)).rejects.toMatchObject({
      code: "input-missing",
    });
    await expect(engine.start(localScope, tasked, { text: "x" })).rejects.toMatchObject({
      code: "model-missing",
    });
    await expect(
      engine.start(
        localScope,
        words(async () => 1),
        inputs,
      ),
    ).rejects.toMatchObject({ code: "pipeline-unknown" });
    await expect(engine.result(localScope, "nothing")).rejects.toMatchObject({ code: "run-unknown" });
  });
});
