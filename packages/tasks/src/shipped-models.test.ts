import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Inference, isEmbedded } from "@hapju/inference";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { catalog, faceDetection, faceEmbedding, speechRecognition, tasks } from "./index.ts";
import { haveShared, sharedFile } from "./testing/test-models.ts";
import { entry, workbench } from "./testing/workbench.fixture.ts";

let bench: ReturnType<typeof workbench>;
let models: Inference;
beforeEach(() => {
  bench = workbench();
});
afterEach(async () => {
  await models?.close();
  bench[Symbol.dispose]();
});

const embedded = catalog.filter(isEmbedded);

test("every model is accepted: its task, runtime, adapter and options are what they must be", () => {
  models = bench.inference();
  expect(models.catalog.entries.map(({ id }) => id).sort()).toEqual(catalog.map(({ id }) => id).sort());
});

/** Tasks that a run does without. */
const optional = new Set(["speaker-embedding", "lip-match", "language-identification"]);
test.each(tasks.map(({ name }) => name))("%s has a model that needs no download, or is optional", (task) => {
  const ofTask = catalog.filter((model) => model.task === task);
  expect(ofTask.length).toBeGreaterThan(0);
  if (!optional.has(task)) expect(ofTask.some(isEmbedded)).toBe(true);
});

test("every download is pinned to a commit, and states its size and checksum", () => {
  const files = catalog.flatMap(({ files }) => files).filter((file) => "url" in file);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files)
    expect(file).toMatchObject({
      url: expect.stringMatching(/\/[0-9a-f]{40}\//),
      sha256: expect.any(String),
      bytes: expect.any(Number),
    });
});

test("every embedded model loads in a host, with an empty folder and no network", async () => {
  models = bench.inference();
  for (const { id } of embedded) await models.check(id);
  expect(models.status().hosts[0]?.models).toHaveLength(embedded.length);
  expect(readdirSync(bench.dir)).toEqual([]);
});

test("an embedded model takes about the memory that its entry declares", async () => {
  for (const { id, memoryMiB } of embedded) {
    models = bench.inference();
    await models.check(id);
    const heldMiB = models.status().memory.heldBytes / 1024 / 1024;
    await models.close();
    expect.soft(heldMiB, id).toBeLessThan(1.5 * memoryMiB + 8);
  }
});

test("the recogniser depends on the language and on what the user wants", async () => {
  models = bench.inference();
  const planFor = async (language: string, quality: string) => {
    const plan = await models.plan([speechRecognition], { language, quality });
    return plan[speechRecognition.name]?.split("@")[0];
  };
  expect(await planFor("en", "fast")).toBe("moonshine-tiny-en");
  expect(await planFor("en-GB", "accurate")).toBe("whisper-base-accurate");
  expect(await planFor("ko-KR", "fast")).toBe("whisper-base");
  expect(await planFor("ko", "accurate")).toBe("whisper-base-accurate");
});

test("a language that no model knows is refused", async () => {
  models = bench.inference();
  await expect(models.plan([speechRecognition], { language: "tlh" })).rejects.toMatchObject({
    code: "model-missing",
    message: expect.stringContaining('for language "tlh"'),
  });
});

describe.skipIf(!haveShared("models"))("with the developers' models", () => {
  test("YuNet, put into the folder by hand, is preferred and finds nothing in noise", async () => {
    const file = sharedFile("models/yunet/yunet_n_dynamic.onnx");
    mkdirSync(join(bench.dir, "yunet"));
    copyFileSync(file, join(bench.dir, "yunet/yunet_n_dynamic.onnx"));
    models = bench.inference();
    const image = { width: 64, height: 48, data: new Uint8Array(64 * 48 * 3) };
    const { output, model } = await models.call(faceDetection, { image });
    expect(model).toMatch(/^yunet@/);
    expect(output).toEqual({ faces: [] });
  });

  test("a model outside the catalog serves from a file of the user's own, with an adapter of this package", async () => {
    const mine = {
      ...entry("mobilefacenet", {
        task: faceEmbedding.name,
        adapter: "@hapju/tasks/adapters/vision/face-embedding/mobilefacenet",
      }),
      files: [{ name: "model", path: sharedFile("models/mobilefacenet/mobilefacenet.onnx") }],
    };
    const file = bench.write("mine.json", JSON.stringify({ models: [mine] }));
    models = bench.inference([], { catalog: [file, ...catalog] });
    const image = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 3).fill(128) };
    const face = { box: { x: 0.2, y: 0.2, width: 0.6, height: 0.6 } };
    const { output, items } = await models.call(faceEmbedding, { image, faces: [face, face] });
    const [first, second] = output.embeddings;
    expect(items).toBe(2);
    expect(first).toEqual(second);
    expect(Math.hypot(...(first ?? []))).toBeCloseTo(1, 4);
  });
});
