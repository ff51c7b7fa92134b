import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { defineRuntime, defineTask, type ModelDefinition } from "@hapju/spec";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { InferenceError } from "./errors.ts";
import { createInference, type Inference } from "./inference.ts";
import type { InferenceOptions } from "./options.ts";
import { javascript } from "./runtimes/javascript/runtime.ts";

/** What a user of the packages has: a folder of their own, plain modules, nothing of this repository in them. */
let folder: string;
let inference: Inference | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hapju-own-"));
});
afterEach(async () => {
  await inference?.close();
  inference = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const chat = defineTask({
  name: "chat",
  description: "A prompt → an answer",
  input: z.object({ prompt: z.string() }),
  output: z.object({ text: z.string() }),
});

/** Writes a module of the user's own. @returns its URL */
function own(name: string, source: string): string {
  writeFileSync(join(folder, name), source);
  return pathToFileURL(join(folder, name)).href;
}

/** The source of an adapter whose `run` answers each input with an expression of `input`. */
const answering = (expression: string) => `export const adapter = {
  async load({ options, runtime }) {
    return { run: async (inputs) => inputs.map((input) => (${expression})), close: async () => {} };
  },
};`;

const echo = (more: Partial<ModelDefinition> = {}): ModelDefinition => ({
  id: "echo",
  version: "1",
  task: "chat",
  runtime: "javascript",
  adapter: own("echo.mjs", answering("{ text: input.prompt.toUpperCase() }")),
  files: [],
  licence: "MIT",
  commercialUse: true,
  memoryMiB: 1,
  card: "Answers in capitals.",
  ...more,
});

function create(catalog: InferenceOptions["catalog"], more: Partial<InferenceOptions> = {}): Inference {
  inference = createInference({
    tasks: [chat],
    runtimes: [javascript],
    catalog,
    dir: folder,
    hostProcesses: 1,
    ...more,
  });
  return inference;
}
const ask = (text: string) => {
  if (!inference) throw new Error("create inference first");
  return inference.call(chat, { prompt: text });
};
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error as InferenceError,
  );

test("a task of one's own is planned and called, with a model declared in code", async () => {
  const own = create([echo()]);
  expect(await own.plan([chat])).toEqual({ chat: "echo@1" });
  expect((await ask("hi")).output).toEqual({ text: "HI" });
});

test("a task of one's own is served by a model of a catalog file", async () => {
  const { adapter: _, ...fields } = echo();
  const file = join(folder, "models.json");
  writeFileSync(file, JSON.stringify({ models: [{ ...fields, adapter: "./echo.mjs" }] }));
  create([file]);
  expect((await ask("hi")).output).toEqual({ text: "HI" });
});

test("the catalog.json of the models folder comes before what the application lists", async () => {
  own("quiet.mjs", answering("{ text: input.prompt.toLowerCase() }"));
  const quiet = { ...echo(), id: "quiet", adapter: "./quiet.mjs" };
  writeFileSync(join(folder, "catalog.json"), JSON.stringify({ models: [quiet] }));
  create([echo()]);
  expect(await ask("Hi")).toMatchObject({ model: "quiet@1", output: { text: "hi" } });
});

describe("a runtime of one's own", () => {
  const shouter = (source: string) =>
    defineRuntime<{ times: number }, { mark: string }>({
      name: "shouter",
      options: z.strictObject({ times: z.int().min(1).max(3).default(1) }),
      module: own("shouter.mjs", source),
    });
  const HOST = `export const runtime = { start: async () => ({ mark: "!" }) };`;
  const loud = (options: Record<string, unknown>) =>
    echo({
      runtime: "shouter",
      options,
      adapter: own("loud.mjs", answering("{ text: input.prompt + runtime.mark.repeat(options.times) }")),
    });

  test("gives adapters what it started and the options as its schema parsed them", async () => {
    create([loud({ times: 3 })], { runtimes: [shouter(HOST)] });
    expect((await ask("hi")).output).toEqual({ text: "hi!!!" });
    await inference?.close();
    create([loud({})], { runtimes: [shouter(HOST)] });
    expect((await ask("hi")).output).toEqual({ text: "hi!" });
  });

  test("refuses options at creation, naming entry and field", () => {
    expect(() => create([loud({ times: 9 })], { runtimes: [shouter(HOST)] })).toThrow(
      expect.objectContaining({
        code: "catalog-invalid",
        message: expect.stringMatching(/"echo".*options.*"shouter"[\s\S]*times/),
      }),
    );
  });

  test.each([
    [
      "throws when it starts",
      `export const runtime = { start: async () => { throw new Error("no licence"); } };`,
      "no licence",
    ],
    ["throws at load", `throw new Error("no driver");`, "no driver"],
    ["lacks the export", "export const other = 1;", "does not export `runtime`"],
  ])("that %s fails its models by name", async (_, source, cause) => {
    create([loud({})], { runtimes: [shouter(source)] });
    const error = await failure(ask("hi"));
    expect(error).toMatchObject({ code: "model-failed", data: { model: "echo@1" } });
    for (const part of ['"shouter"', "echo@1", cause]) expect(error?.message).toContain(part);
  });
});

describe("what could not be called is refused when inference is created", () => {
  test.each([
    ["a runtime that is not registered", { runtime: "onnx" }, /"echo".*runtime.*"onnx".*javascript/],
    ["a task that is not registered", { task: "poetry" }, /"echo".*task.*"poetry".*chat/],
    ["an adapter that does not exist", { adapter: "file:///nowhere/a.mjs" }, /"echo".*adapter.*a\.mjs/],
  ])("%s", (_, fields, message) => {
    expect(() => create([echo(fields)])).toThrow(
      expect.objectContaining({ code: "catalog-invalid", message: expect.stringMatching(message) }),
    );
  });
});

test("a plan with a task that is not registered is refused, naming those that are", async () => {
  const own = create([echo()]);
  const error = await failure(own.plan([{ name: "poetry" }]));
  expect(error).toMatchObject({ code: "task-unknown", data: { task: "poetry" } });
  expect(error?.message).toMatch(/"poetry".*chat/);
});

describe("an adapter at fault fails its calls by name, and no others", () => {
  test.each([
    ["throws at load", `throw new Error("no such device");`, ["bad.mjs", "no such device"]],
    ["has a syntax error", "export const adapter = {", ["bad.mjs"]],
    ["lacks the export", "export default {};", ["bad.mjs", "does not export `adapter`"]],
    [
      "throws in `load`",
      `export const adapter = { load() { throw new Error("no memory"); } };`,
      ["no memory"],
    ],
    ["answers in another shape", answering("{ answer: 1 }"), ["chat", "text"]],
    ["answers too few", answering("input").replace("inputs.map", "[].map"), ["chat", "0 outputs for 1"]],
    [
      "answers nothing",
      answering("input").replace(/run: .*, close/, "run: async () => {}, close"),
      ["undefined"],
    ],
  ])("that %s", async (_, source, parts) => {
    const bad = echo({ id: "bad", adapter: own("bad.mjs", source) });
    const { plan } = { plan: { chat: "bad@1" } };
    const both = create([bad, echo()]);
    const fallback = await both.call(chat, { prompt: "hi" }, { plan });
    expect(fallback).toMatchObject({ model: "echo@1", degraded: true });
    await both.close();
    create([bad]);
    const error = await failure(ask("hi"));
    expect(error).toMatchObject({ code: "model-failed", data: { model: "bad@1" } });
    for (const part of ["bad@1", ...parts]) expect(error?.message).toContain(part);
  });

  test("that kills its process: the others of the route answer, and the application lives", async () => {
    const bomb = echo({
      id: "bomb",
      adapter: own("bomb.mjs", "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});"),
    });
    create([bomb, echo()]);
    expect(await ask("hi")).toMatchObject({ model: "echo@1", degraded: true });
    const alone = create([bomb]);
    expect(await failure(ask("hi"))).toMatchObject({ code: "model-crashed", data: { model: "bomb@1" } });
    expect(alone.status().hosts[0]?.crashes).toBe(2);
  });
});
