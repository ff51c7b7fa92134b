import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";

/*
 * A copy of the folder of models that this test holds in its hand: it says when bytes come and when none do. The model
 * is a small file of a catalog of its own; it is never run.
 */
const file = Buffer.alloc(8000, "weights ");
let answer: (response: ServerResponse) => void;
const mirror = createServer((_, response) => answer(response));
let models: string;
let it: TestConsole;

beforeAll(async () => {
  await new Promise<void>((resolve) => mirror.listen(0, "127.0.0.1", resolve));
  models = await mkdtemp(join(tmpdir(), "hapju-models-"));
  await mkdir(models, { recursive: true });
  const tiny = {
    id: "tiny",
    version: "1",
    task: "speaker-embedding",
    runtime: "sherpa-onnx",
    adapter: "@hapju/tasks/adapters/speech/speaker-embedding/sherpa-speaker-embedding",
    files: [
      {
        name: "model",
        url: "https://models.example/tiny.onnx",
        sha256: createHash("sha256").update(file).digest("hex"),
        bytes: file.length,
      },
    ],
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 1,
    card: "A small model of this test.",
  };
  await writeFile(join(models, "catalog.json"), JSON.stringify({ models: [tiny] }));
  const { port } = mirror.address() as AddressInfo;
  it = await openConsole({
    env: { HAPJU_MODELS_DIR: models, HAPJU_MODELS_URL: `http://127.0.0.1:${port}/` },
  });
}, 300_000);
afterAll(async () => {
  await it?.[Symbol.asyncDispose]();
  mirror.closeAllConnections();
  mirror.close();
  await rm(models, { recursive: true, force: true });
});

test("a model that is missing downloads with its progress; why it did not come is said; tried again it is here", async () => {
  const { page } = it;
  await it.open("/models");
  const row = page.getByRole("row").filter({ hasText: "A small model of this test." });
  await row.getByText("Not installed").waitFor();

  let half: ServerResponse | undefined;
  answer = (response) => {
    response.writeHead(200, { "Content-Length": file.length });
    response.write(file.subarray(0, 4000));
    half = response;
  };
  await row.getByRole("button", { name: "Download, 8 kB" }).click();
  await row.getByText("4 kB of 8 kB").waitFor();
  await it.shoot("models-downloading");

  answer = (response) => response.writeHead(404).end();
  half?.destroy();
  await row.getByText(/Could not download .*tiny\.onnx.*404/).waitFor();
  await it.shoot("models-failed");

  answer = (response) => response.writeHead(200, { "Content-Length": file.length }).end(file);
  await row.getByRole("button", { name: "Try again" }).click();
  await row.getByText("Installed", { exact: true }).waitFor();
  expect(await row.getByRole("button", { name: /Download|Try again/ }).count()).toBe(0);
  expect(it.complaints).toEqual([]);
}, 120_000);
