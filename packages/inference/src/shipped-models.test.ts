import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCatalog } from "./catalog/catalog.ts";
import { isEmbedded } from "./catalog/entry.ts";
import { type Models, openModels } from "./inference.ts";
import { entry, workbench } from "./testing/workbench.fixture.ts";

const SHARED = resolve(import.meta.dirname, "../../../../shared/models");

let bench: ReturnType<typeof workbench>;
let models: Models;
beforeEach(() => {
  bench = workbench();
});
afterEach(async () => {
  await models?.close();
  bench[Symbol.dispose]();
});

const embedded = loadCatalog().entries.filter(isEmbedded);

test("every embedded model loads in a host, with an empty folder and no network", async () => {
  models = await openModels({ dir: bench.dir, hostProcesses: 1 });
  for (const { id } of embedded) await models.check(id);
  expect(models.status().hosts[0]!.models).toHaveLength(embedded.length);
  expect(readdirSync(bench.dir)).toEqual(["built"]);
});

test("what an embedded model takes is near what its entry says", async () => {
  for (const { id, memoryMiB } of embedded) {
    models = await openModels({ dir: bench.dir, hostProcesses: 1 });
    await models.check(id);
    const heldMiB = models.status().memory.heldBytes / 1024 / 1024;
    await models.close();
    expect.soft(heldMiB, id).toBeLessThan(1.5 * memoryMiB + 8);
  }
});

describe.skipIf(!existsSync(SHARED))("with the developers' models", () => {
  test("YuNet, put into the folder by hand, is preferred and finds nothing in noise", async () => {
    mkdirSync(join(bench.dir, "yunet"));
    copyFileSync(join(SHARED, "yunet/yunet_n_dynamic.onnx"), join(bench.dir, "yunet/yunet_n_dynamic.onnx"));
    models = await openModels({ dir: bench.dir, hostProcesses: 1 });
    const image = { width: 64, height: 48, data: new Uint8Array(64 * 48 * 3) };
    const { output, model } = await models.call("face-detection", { image });
    expect(model).toMatch(/^yunet@/);
    expect(output).toEqual({ faces: [] });
  });

  test("a model outside the catalog serves from a file of the user's own", async () => {
    const mine = entry("mobilefacenet", {
      task: "face-embedding",
      adapter: "mobilefacenet",
      files: [{ name: "model", path: join(SHARED, "mobilefacenet/mobilefacenet.onnx") }],
    });
    models = await openModels({ dir: bench.dir, catalog: bench.catalog(mine), hostProcesses: 1 });
    const image = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 3).fill(128) };
    const face = { box: { x: 0.2, y: 0.2, width: 0.6, height: 0.6 } };
    const { output, items } = await models.call("face-embedding", { image, faces: [face, face] });
    const { embeddings } = output as { embeddings: Float32Array[] };
    expect(items).toBe(2);
    expect(embeddings[0]).toEqual(embeddings[1]);
    expect(Math.hypot(...embeddings[0]!)).toBeCloseTo(1, 4);
  });
});
