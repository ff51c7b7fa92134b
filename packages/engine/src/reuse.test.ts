import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  defineStep,
  type Engine,
  type EngineOptions,
  input,
  localScope,
  openEngine,
  pipeline,
  type Step,
  type Vault,
} from "./index.ts";
import { shout, testTasks, whisper } from "./pipelines.fixture.ts";

let databases: TestDatabases;
let storage: Storage;
let engine: Engine;
let ran: string[] = [];
beforeAll(async () => {
  databases = await testDatabases("pglite");
  storage = await databases.storage();
});
afterAll(async () => {
  await storage?.close();
  await databases?.stop();
});
afterEach(async () => {
  ran = [];
  await engine?.close();
});

async function open(pipelines: EngineOptions["pipelines"], options: Partial<EngineOptions> = {}) {
  engine = await openEngine({ storage, pipelines, tasks: testTasks(), ...options });
  engine.work();
}

/** A pipeline of one step that runs once. */
const single = (step: Step<{ text: string }, string>) =>
  pipeline("single", { text: input<string>() }, (p, { text }) => p.all("only", { text }, step));

const cries = (more: Partial<Step<{ text: string }, string>> = {}) =>
  single(
    defineStep({
      name: "cry",
      version: 1,
      tasks: [shout],
      ...more,
      async run({ text }: { text: string }, ctx) {
        ran.push(text);
        return ctx.call(shout, text);
      },
    }),
  );

test("every model call is recorded", async () => {
  const cry = cries();
  await open([cry]);
  const run = await engine.start(localScope, cry, { text: "recorded" });
  expect(await engine.result(localScope, run)).toBe("RECORDED");
  expect(await engine.queries.calls(localScope, run)).toEqual([
    {
      step: "only",
      item: "",
      attempt: 1,
      task: "shout",
      model: "shout-model@1",
      items: 1,
      queueMs: 1,
      runMs: 2,
      outcome: "answered",
      degraded: false,
      cost: null,
      at: expect.any(Number),
    },
  ]);
});

test("a new version, other settings or another model produce a new artifact; the others are reused", async () => {
  const plans = (model: string) => testTasks({ plan: async () => ({ shout: model }) });
  const count = async (more: Parameters<typeof cries>[0], model = "shout-model@1") => {
    const before = ran.length;
    const cry = cries(more);
    await open([cry], { tasks: plans(model) });
    await engine.result(localScope, await engine.start(localScope, cry, { text: "keyed" }));
    await engine.close();
    return ran.length - before;
  };
  expect(await count({})).toBe(1);
  expect(await count({})).toBe(0);
  expect(await count({ version: 2 })).toBe(1);
  expect(await count({ params: { loud: true } })).toBe(1);
  expect(await count({}, "shout-model@2")).toBe(1);
  expect(await count({}, "shout-model@1")).toBe(0);
});

test("artifacts of another tenant are not reused, and its runs are not visible", async () => {
  const cry = cries();
  await open([cry]);
  const first = { tenant: "first", actor: "test" };
  const second = { tenant: "second", actor: "test" };
  const run = await engine.start(first, cry, { text: "mine" });
  await engine.result(first, run);
  await expect(engine.queries.read(second, run)).rejects.toMatchObject({ code: "run-unknown" });
  await engine.result(second, await engine.start(second, cry, { text: "mine" }));
  expect(ran).toEqual(["mine", "mine"]);
});

test("the output of a step that is not deterministic is not reused in other runs", async () => {
  const dice = cries({ deterministic: false });
  await open([dice]);
  await engine.result(localScope, await engine.start(localScope, dice, { text: "dice" }));
  await engine.result(localScope, await engine.start(localScope, dice, { text: "dice" }));
  expect(ran).toEqual(["dice", "dice"]);
});

test("a fallback's answer is marked, and is not reused for the planned model", async () => {
  let healthy = false;
  const tasks = testTasks({
    call: async (_, value, { plan }) => ({
      output: String(value).toUpperCase(),
      model: healthy ? plan.shout! : "fallback@1",
      degraded: !healthy,
      queueMs: 0,
      runMs: 0,
      items: 1,
    }),
  });
  const cry = cries();
  await open([cry], { tasks });
  const run = await engine.start(localScope, cry, { text: "fallback" });
  await engine.result(localScope, run);
  expect(await engine.queries.read(localScope, run)).toMatchObject({
    degraded: true,
    plan: { shout: "shout-model@1" },
  });
  expect(await engine.queries.calls(localScope, run)).toMatchObject([
    { model: "fallback@1", degraded: true },
  ]);
  healthy = true;
  const second = await engine.start(localScope, cry, { text: "fallback" });
  await engine.result(localScope, second);
  expect(await engine.queries.read(localScope, second)).toMatchObject({ degraded: false });
  expect(ran).toEqual(["fallback", "fallback"]);
  await engine.close();
  // A run that plans the fallback gets the fallback's answer.
  await open([cry], { tasks: testTasks({ plan: async () => ({ shout: "fallback@1" }) }) });
  await engine.result(localScope, await engine.start(localScope, cry, { text: "fallback" }));
  expect(ran).toHaveLength(2);
});

test("the plan is frozen when a run starts, and a step sees only its own tasks", async () => {
  const plans: Record<string, string>[] = [];
  let version = 1;
  const tasks = testTasks({
    plan: async (tasks) => Object.fromEntries(tasks.map(({ name }) => [name, `${name}@${version}`])),
    call: async ({ name: task }, value, { plan }) => {
      plans.push(plan);
      return { output: value, model: plan[task]!, degraded: false, queueMs: 0, runMs: 0, items: 1 };
    },
  });
  const first = defineStep({
    name: "first",
    version: 1,
    tasks: [shout],
    run: ({ text }: { text: string }, ctx) => ctx.call(shout, text),
  });
  const second = defineStep({
    name: "second",
    version: 1,
    tasks: [whisper],
    run: ({ text }: { text: string }, ctx) => {
      return ctx.call(whisper, text);
    },
  });
  const both = pipeline("both", { text: input<string>() }, (p, { text }) =>
    p.all("second", { text: p.all("first", { text }, first) }, second),
  );
  await open([both], { tasks });
  const run = await engine.start(localScope, both, { text: "frozen" });
  version = 2;
  await engine.result(localScope, run);
  expect(plans).toEqual([{ shout: "shout@1" }, { whisper: "whisper@1" }]);
});

test("an optional task without a model is left out; with one it changes the key", async () => {
  const maybe = single(
    defineStep({
      name: "maybe",
      version: 1,
      optionalTasks: [shout],
      async run({ text }: { text: string }, ctx) {
        ran.push(text);
        return ctx.has(shout) ? ctx.call(shout, text) : text;
      },
    }),
  );
  const plan = async () => {
    throw Object.assign(new Error("none"), { code: "model-missing" });
  };
  await open([maybe], { tasks: testTasks({ plan }) });
  expect(await engine.result(localScope, await engine.start(localScope, maybe, { text: "soft" }))).toBe(
    "soft",
  );
  await engine.close();
  await open([maybe]);
  expect(await engine.result(localScope, await engine.start(localScope, maybe, { text: "soft" }))).toBe(
    "SOFT",
  );
});

test("a deleted or damaged artifact is computed again", async () => {
  const cry = cries();
  await open([cry]);
  const again = async () =>
    engine.result(localScope, await engine.start(localScope, cry, { text: "fragile" }));
  await again();
  const { objects } = storage;
  const { rows } = (await storage.database.execute(
    "select object_key as key, bytes from engine.cache order by created_at desc limit 1",
  )) as { rows: { key: string; bytes: number }[] };
  await objects.delete({ ...rows[0]!, digest: rows[0]!.key });
  await engine.close();
  await open([cry]);
  expect(await again()).toBe("FRAGILE");
  expect(ran).toHaveLength(2);
  expect(await again()).toBe("FRAGILE");
  expect(ran).toHaveLength(2);
});

/** Seals with a key per scope, kept in memory. */
function testVault() {
  const keys = new Map<string, Buffer>();
  const vault: Vault = {
    async seal(scope, bytes) {
      const key = keys.get(scope) ?? randomBytes(32);
      keys.set(scope, key);
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    async open(scope, bytes) {
      const key = keys.get(scope);
      if (!key) throw new Error(`the key of ${scope} is destroyed`);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    },
  };
  return { vault, keys };
}

/** A pipeline that seals its input and its output. */
const sealedPipeline = () =>
  pipeline("sealed", { text: input<string>({ sealed: true }) }, (p, { text }) => {
    const step = defineStep({
      name: "keep-secret",
      version: 1,
      sealed: true,
      async run({ text }: { text: string }) {
        ran.push(text);
        return `secret ${text}`;
      },
    });
    return p.all("only", { text }, step);
  });

test("sealed artifacts are stored encrypted; after their key is destroyed they are computed again", async () => {
  const sealed = sealedPipeline();
  const { vault, keys } = testVault();
  await open([sealed], { vault });
  const start = () => engine.start(localScope, sealed, { text: "face" }, { sealKey: "recording-1" });
  const run = await start();
  expect(await engine.result(localScope, run)).toBe("secret face");
  const { rows } = (await storage.database.execute(
    `select object_key as key, bytes, digest from engine.step_run where run_id = '${run}'`,
  )) as { rows: { key: string; bytes: number; digest: string }[] };
  const { key, bytes, digest } = rows[0]!;
  expect(key).toMatch(/^sealed\/recording-1\//);
  expect(key).not.toContain(digest);
  const stored = await storage.objects.get({ key, bytes, digest: key.split("/").at(-1)! });
  expect(Buffer.from(stored).includes("secret")).toBe(false);
  await engine.result(localScope, await start());
  expect(ran).toHaveLength(1);
  // The key of another recording does not decrypt it: the step runs again.
  await engine.result(
    localScope,
    await engine.start(localScope, sealed, { text: "face" }, { sealKey: "recording-2" }),
  );
  expect(ran).toHaveLength(2);
  keys.delete("recording-1");
  expect(await engine.result(localScope, await start())).toBe("secret face");
  expect(ran).toHaveLength(3);
});

test("an input is sealed under a key of its own, in a run and in its revision", async () => {
  const sealed = sealedPipeline();
  const { vault, keys } = testVault();
  await open([sealed], { vault });
  const inputSealKeys = { text: "people-1" };
  const run = await engine.start(
    localScope,
    sealed,
    { text: "face" },
    { sealKey: "recording-1", inputSealKeys },
  );
  await engine.result(localScope, run);
  // Without the key of the input, what the run made of it is still there; another input makes the rest again.
  keys.delete("people-1");
  expect(await engine.result(localScope, run)).toBe("secret face");
  const next = await engine.revise(localScope, sealed, run, { text: "voice" }, { inputSealKeys });
  expect(await engine.result(localScope, next)).toBe("secret voice");
  const { rows } = await storage.database.execute<{ key: string }>(
    `select inputs -> 'text' ->> 'key' as key from engine.run where id in ('${run}', '${next}')`,
  );
  for (const { key } of rows) expect(key).toMatch(/^sealed\/people-1\//);
});
