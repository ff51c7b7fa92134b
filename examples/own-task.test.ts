import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, openEngine } from "@hapju/engine";
import { createInference, type Inference, javascript } from "@hapju/inference";
import { defineTask, localScope } from "@hapju/spec";
import { openStorage, type Storage } from "@hapju/storage";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chat, echo, talk } from "./own-task.ts";

let home: string;
let storage: Storage;
let inference: Inference;
let engine: Engine;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "hapju-own-task-"));
  storage = await openStorage({ home });
});
afterEach(async () => {
  await engine.close();
  await inference.close();
  await storage.close();
  rmSync(home, { recursive: true });
});

async function open(tasks = [chat], catalog = [echo]) {
  inference = createInference({ tasks, runtimes: [javascript], catalog, dir: join(home, "models") });
  engine = await openEngine({ storage, pipelines: [talk], tasks: inference });
}

test("a task of one's own is planned, called and run by the engine", async () => {
  await open();
  expect(await inference.plan([chat])).toEqual({ chat: "echo@1" });
  expect((await inference.call(chat, { prompt: "hi" })).output).toEqual({ text: "HI" });
  engine.work();
  const run = await engine.start(localScope, talk, { prompt: "hi" });
  expect(await engine.result(localScope, run)).toBe("HI");
});

test("a run whose task has no model does not start", async () => {
  await open([chat], []);
  await expect(engine.start(localScope, talk, { prompt: "hi" })).rejects.toMatchObject({
    code: "model-missing",
  });
});

test("a run whose task is not registered does not start, and the error names the registered ones", async () => {
  await open([defineTask({ ...chat, name: "poetry" })], []);
  await expect(engine.start(localScope, talk, { prompt: "hi" })).rejects.toMatchObject({
    code: "task-unknown",
    message: expect.stringMatching(/"chat".*poetry/),
  });
});
