import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { defineStep, type Engine, input, localScope, openEngine, pipeline } from "../index.ts";
import { cutWords, shout, testTasks, whisper } from "../pipelines.fixture.ts";

let databases: TestDatabases;
let storage: Storage;
let engine: Engine;
/** What the steps and the task runner did, in order. */
let log: string[] = [];
beforeAll(async () => {
  databases = await testDatabases("pglite");
  storage = await databases.storage();
});
afterAll(async () => {
  await storage?.close();
  await databases?.stop();
});
afterEach(async () => {
  log = [];
  await engine?.close();
});

const cry = defineStep({
  name: "cry",
  version: 1,
  tasks: [shout],
  run({ word }: { word: string }, ctx) {
    log.push("cry");
    return ctx.call(shout, word);
  },
});
const join = defineStep({
  name: "join",
  version: 1,
  run({ cries }: { cries: readonly string[] }) {
    log.push("join");
    return Promise.resolve(cries.join(" "));
  },
});
const frame = defineStep({
  name: "frame",
  version: 1,
  run({ line }: { line: string }) {
    log.push("frame");
    return Promise.resolve(`* ${line} *`);
  },
});
const choir = pipeline("choir", { text: input<string>() }, (p, { text }) => {
  const word = p.split("words", { text }, cutWords);
  const cries = p.each("cries", { word }, cry);
  const line = p.all("line", { cries }, join);
  return p.all("framed", { line }, frame);
});

const sigh = defineStep({
  name: "sigh",
  version: 1,
  tasks: [whisper],
  run: ({ word }: { word: string }, ctx) => ctx.call(whisper, word),
});
const both = defineStep({
  name: "both",
  version: 1,
  run: ({ line, sighs }: { line: string; sighs: readonly string[] }) =>
    Promise.resolve(`${line} (${sighs.join(" ")})`),
});
const duet = pipeline("duet", { text: input<string>() }, (p, { text }) => {
  const word = p.split("words", { text }, cutWords);
  const cries = p.each("cries", { word }, cry);
  const sighs = p.each("sighs", { word }, sigh);
  const line = p.all("line", { cries }, join);
  return p.all("both", { line, sighs }, both);
});

async function open(overrides: Parameters<typeof testTasks>[0] = {}) {
  const tasks = testTasks({
    releaseUnused(needed) {
      log.push(["rest", ...needed].join(" but "));
      return Promise.resolve();
    },
    ...overrides,
  });
  engine = await openEngine({ storage, pipelines: [choir, duet], tasks });
}

test("models rest before the first step that nothing after asks them anything", async () => {
  await open();
  engine.work();
  const run = await engine.start(localScope, choir, { text: "one two three" });
  expect(await engine.result(localScope, run)).toBe("* ONE TWO THREE *");
  expect(log).toEqual(["cry", "cry", "cry", "rest", "join", "frame"]);
});

test("as long as another run has anything to ask they do not", async () => {
  await open();
  const runs = [
    await engine.start(localScope, choir, { text: "four five" }),
    await engine.start(localScope, choir, { text: "six seven eight nine" }),
  ];
  engine.work({ concurrency: 1 });
  for (const run of runs) await engine.result(localScope, run);
  expect(log.filter((what) => what === "rest")).toHaveLength(1);
  expect(log.indexOf("rest")).toBeGreaterThan(log.lastIndexOf("cry"));
});

test("models of tasks that nothing left asks rest while others are still asked", async () => {
  const rested = Promise.withResolvers<void>();
  const { call } = testTasks();
  await open({
    async releaseUnused(needed) {
      log.push(["rest", ...needed].join(" but "));
      rested.resolve();
    },
    async call(task, value, options) {
      if (task.name === "whisper") await rested.promise;
      return call(task, value, options);
    },
  });
  engine.work({ concurrency: 2 });
  expect(await engine.result(localScope, await engine.start(localScope, duet, { text: "Eleven" }))).toBe(
    "ELEVEN (eleven)",
  );
  expect(log).toEqual(["cry", "rest but whisper", "join", "rest"]);
});

test("what asks nothing waits until the memory it is to have was given back", async () => {
  await open({
    async releaseUnused() {
      log.push("rest begins");
      await new Promise((resolve) => setImmediate(resolve));
      log.push("rest ends");
    },
  });
  engine.work();
  await engine.result(localScope, await engine.start(localScope, choir, { text: "twelve" }));
  expect(log).toEqual(["cry", "rest begins", "rest ends", "join", "frame"]);
});

test("a run that asks nothing does not tell them to rest again", async () => {
  await open();
  engine.work();
  await engine.result(localScope, await engine.start(localScope, choir, { text: "ten" }));
  await engine.result(localScope, await engine.start(localScope, choir, { text: "ten" }));
  expect(log).toEqual(["cry", "rest", "join", "frame"]);
});
