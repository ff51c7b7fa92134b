import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adapters } from "../adapters/registry.ts";
import { sha256Of } from "../files/checksum.ts";
import { locate } from "../files/locate.ts";
import { tasks } from "../tasks/index.ts";
import { entry, workbench } from "../testing/workbench.fixture.ts";
import { loadCatalog } from "./catalog.ts";
import { isEmbedded } from "./entry.ts";

let bench: ReturnType<typeof workbench>;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench[Symbol.dispose]());

const shipped = loadCatalog().entries;

test.each(shipped)("$id does a task we know, with an adapter we have", ({ task, adapter }) => {
  expect(Object.keys(tasks)).toContain(task);
  expect(Object.keys(adapters)).toContain(adapter);
});

test.each(shipped.filter(isEmbedded))("the files of $id are in the packages, as pinned", async (embedded) => {
  for (const { file, path, state } of locate(embedded, bench.dir)) {
    if ("built" in file) continue;
    expect(state).toBe("present");
    expect(await sha256Of(path)).toBe((file as { sha256: string }).sha256);
  }
});

/** Tasks that only make a run better. */
const optional = new Set(["speaker-embedding", "lip-match"]);
test.each(Object.keys(tasks))("%s has a model that needs no download, or a run does without", (task) => {
  const models = loadCatalog().of(task);
  expect(models.length).toBeGreaterThan(0);
  if (!optional.has(task)) expect(models.some(isEmbedded)).toBe(true);
});

test("every download is pinned to a commit, and states its size and checksum", () => {
  const files = shipped.flatMap(({ files }) => files).filter((file) => "url" in file);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files)
    expect(file).toMatchObject({
      url: expect.stringMatching(/\/[0-9a-f]{40}\//),
      sha256: expect.any(String),
      bytes: expect.any(Number),
    });
});

test("a user's entry comes before ours, and replaces ours of the same id", () => {
  const catalog = loadCatalog([bench.catalog(entry("mine"), entry("silero-vad", { version: "mine" }))]);
  expect(catalog.of("voice-activity").map(({ id, version }) => `${id}@${version}`)).toEqual([
    "mine@1",
    "silero-vad@mine",
  ]);
});

test("a path is relative to the file that states it", () => {
  const catalog = loadCatalog([bench.catalog(entry("mine", { files: [{ name: "model", path: "m.onnx" }] }))]);
  writeFileSync(join(bench.dir, "m.onnx"), "");
  const [file] = locate(catalog.get("mine"), "/nowhere");
  expect(file).toMatchObject({ path: join(bench.dir, "m.onnx"), state: "present" });
  expect(existsSync(file!.path)).toBe(true);
});

test.each([
  ["an unknown field", { colour: "red" }, "colour"],
  ["a licence that is missing", { licence: undefined }, "licence"],
  [
    "a checksum that is none",
    { files: [{ name: "m", url: "https://example.org/m", sha256: "abc" }] },
    "files",
  ],
])("%s is refused, naming file and field", (_, fields, named) => {
  const file = bench.catalog({ ...entry("bad"), ...fields } as never);
  expect(() => loadCatalog([file])).toThrow(
    expect.objectContaining({
      code: "catalog-invalid",
      message: expect.stringMatching(new RegExp(`${file}[^]*${named}`)),
    }),
  );
});

test("a catalog file that is not there, or not JSON, is refused", () => {
  const broken = join(bench.dir, "broken.json");
  writeFileSync(broken, "{");
  for (const file of [broken, join(bench.dir, "none.json")]) {
    expect(() => loadCatalog([file])).toThrow(expect.objectContaining({ code: "catalog-invalid" }));
  }
});
