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
      log.push(["release", ...needed].join(" except "));
      return Promise.resolve();
    },
    ...overrides,
  });
  engine = await openEngine({ storage, pipelines: [choir, duet], tasks });
}

test("models are released before the first step after their last call", async () => {
  await open();
  engine.work();
  const run = await engine.start(localScope, choir, { text: "one two three" });
  expect(await engine.result(localScope, run)).toBe("* ONE TWO THREE *");
  expect(log).toEqual(["cry", "cry", "cry", "release", "join", "frame"]);
});

test("models are kept while another run may still call them", async () => {
  await open();
  const runs = [
    await engine.start(localScope, choir, { text: "four five" }),
    await engine.start(localScope, choir, { text: "six seven eight nine" }),
  ];
  engine.work({ concurrency: 1 });
  for (const run of runs) await engine.result(localScope, run);
  expect(log.filter((what) => what === "release")).toHaveLength(1);
  expect(log.indexOf("release")).toBeGreaterThan(log.lastIndexOf("cry"));
});

test("models of tasks without further calls are released while others are still called", async () => {
  const released = Promise.withResolvers<void>();
  const { call } = testTasks();
  await open({
    async releaseUnused(needed) {
      log.push(["release", ...needed].join(" except "));
      released.resolve();
    },
    async call(task, value, options) {
      if (task.name === "whisper") await released.promise;
      return call(task, value, options);
    },
  });
  engine.work({ concurrency: 2 });
  expect(await engine.result(localScope, await engine.start(localScope, duet, { text: "Eleven" }))).toBe(
    "ELEVEN (eleven)",
  );
  expect(log).toEqual(["cry", "release except whisper", "join", "release"]);
});

test("a step without calls waits until memory has been released", async () => {
  await open({
    async releaseUnused() {
      log.push("release begins");
      await new Promise((resolve) => setImmediate(resolve));
      log.push("release ends");
    },
  });
  engine.work();
  await engine.result(localScope, await engine.start(localScope, choir, { text: "twelve" }));
  expect(log).toEqual(["cry", "release begins", "release ends", "join", "frame"]);
});

test("a run without calls does not release models again", async () => {
  await open();
  engine.work();
  await engine.result(localScope, await engine.start(localScope, choir, { text: "ten" }));
  await engine.result(localScope, await engine.start(localScope, choir, { text: "ten" }));
  expect(log).toEqual(["cry", "release", "join", "frame"]);
});
