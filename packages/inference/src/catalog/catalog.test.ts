import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { locate } from "../files/locate.ts";
import { javascript } from "../runtimes/javascript/runtime.ts";
import { onnx } from "../runtimes/onnx/runtime.ts";
import { sherpaOnnx } from "../runtimes/sherpa-onnx/runtime.ts";
import { tasks } from "../testing/tasks.fixture.ts";
import { entry, workbench } from "../testing/workbench.fixture.ts";
import { type CatalogSource, readCatalog } from "./catalog.ts";
import { byName } from "./check-entry.ts";

let bench: ReturnType<typeof workbench>;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench[Symbol.dispose]());

const registered = {
  tasks: byName("task", tasks),
  runtimes: byName("runtime", [javascript, onnx, sherpaOnnx]),
};
const read = (...sources: CatalogSource[]) => readCatalog(sources, registered);
const invalid = (message: RegExp) =>
  expect.objectContaining({ code: "catalog-invalid", message: expect.stringMatching(message) });

test("an earlier entry comes first in its task's route, and replaces later ones of its id", () => {
  const file = bench.catalog(entry("mine"), entry("shipped", { version: "mine" }));
  const catalog = read(file, entry("shipped"), entry("other"));
  expect(catalog.of("voice-activity").map(({ id, version }) => `${id}@${version}`)).toEqual([
    "mine@1",
    "shipped@mine",
    "other@1",
  ]);
});

test("an entry that is replaced need not be valid here", () => {
  expect(read(entry("one"), entry("one", { task: "unheard-of" })).entries).toHaveLength(1);
});

test("paths in a catalog file are relative to it", () => {
  const file = bench.catalog(
    entry("mine", { adapter: "./adapter.js", files: [{ name: "model", path: "m.onnx" }] }),
  );
  for (const name of ["m.onnx", "adapter.js"]) writeFileSync(join(bench.dir, name), "");
  const mine = read(file).get("mine");
  const [located] = locate(mine, "/nowhere");
  expect(located).toMatchObject({ path: join(bench.dir, "m.onnx"), state: "present" });
  expect(existsSync(new URL(mine.adapter))).toBe(true);
});

test("a catalog file can name an adapter of an installed package", () => {
  const file = bench.catalog(entry("mine", { adapter: "@hapju/spec" }));
  expect(read(file).get("mine").adapter).toMatch(/^file:.*spec\/src\/index\.ts$/);
});

test.each([
  ["an unknown field", { colour: "red" }, "colour"],
  ["a licence that is missing", { licence: undefined }, "licence"],
  ["a malformed checksum", { files: [{ name: "m", url: "https://example.org/m", sha256: "abc" }] }, "files"],
  ["a version that is a range", { files: [{ name: "m", package: "a/b", version: "^1" }] }, "files"],
])("%s is refused, naming file or entry and field", (_, fields, named) => {
  const bad = { ...entry("bad"), ...fields } as never;
  const file = bench.catalog(bad);
  expect(() => read(file)).toThrow(invalid(new RegExp(`${file}[^]*${named}`)));
  expect(() => read(bad)).toThrow(invalid(new RegExp(`"bad"[^]*${named}`)));
});

test("a catalog file that does not exist, or is not JSON, is refused", () => {
  const broken = join(bench.dir, "broken.json");
  writeFileSync(broken, "{");
  expect(() => read(broken)).toThrow(invalid(/broken\.json is not JSON/));
  expect(() => read(join(bench.dir, "none.json"))).toThrow(invalid(/none\.json does not exist/));
});

test("a task that is not registered is refused, naming those that are", () => {
  expect(() => read(entry("lost", { task: "chat" }))).toThrow(
    invalid(/"lost".*task.*"chat".*voice-activity, speaker-embedding/),
  );
});

test("a runtime that is not registered is refused, naming those that are", () => {
  expect(() => read(entry("lost", { runtime: "onxx" }))).toThrow(
    invalid(/"lost".*runtime.*"onxx".*javascript, onnx, sherpa-onnx/),
  );
});

test("options that the runtime does not take are refused", () => {
  const wrong = entry("wrong", { runtime: "sherpa-onnx", options: { modelTyp: "nemo_transducer" } });
  expect(() => read(wrong)).toThrow(invalid(/"wrong".*options.*sherpa-onnx[\s\S]*modelTyp/));
});

test.each(["file:///nowhere/adapter.js", "adapter.js", "./adapter.js"])(
  "an adapter that does not exist is refused: %s",
  (adapter) => {
    expect(() => read(entry("lost", { adapter }))).toThrow(invalid(/"lost".*adapter.*adapter\.js/));
  },
);

test("two tasks of one name are refused", () => {
  const [first] = tasks;
  expect(() => byName("task", [...tasks, { ...first, name: "voice-activity" }])).toThrow(
    invalid(/Two tasks are named "voice-activity"/),
  );
});
