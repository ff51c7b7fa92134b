import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What each package may import. A package not listed here fails; so does an import not listed. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  weights: [],
  "weights-multilingual": [],
  "weights-light-asd": [],
  fonts: [],
  process: ["spec"],
  storage: ["spec"],
  engine: ["spec", "storage"],
  inference: ["spec", "process"],
  tasks: ["spec", "inference", "weights"],
  media: ["spec", "process"],
  identity: ["spec", "storage"],
  diarization: ["spec"],
  evaluation: ["spec"],
  synthesis: ["spec", "media"],
  meeting: [
    "spec",
    "diarization",
    "evaluation",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],
  contract: ["spec", "identity", "meeting"],
  server: [
    "spec",
    "contract",
    "meeting",
    "diarization",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],
  cli: [
    "spec",
    "server",
    "meeting",
    "evaluation",
    "synthesis",
    "diarization",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],

  hapju: [
    "spec",
    "cli",
    "server",
    "meeting",
    "evaluation",
    "synthesis",
    "diarization",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],
};

/** What only tests import. */
const FOR_TESTS = ["onnx-writer"];
const isTest = (file: string) => /\.(test|fixture)\.ts$/.test(file);

const packages = readdirSync("packages");
const sources = (name: string) =>
  readdirSync(join("packages", name), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .map((file) => join("packages", name, file));
const imports = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((match) => match[1]!);

test.each(packages)("%s imports only what lies below it", (name) => {
  const allowed = MAY_IMPORT[name];
  expect(allowed, `add ${name} to the map of packages`).toBeDefined();
  const upward = sources(name).flatMap((file) =>
    imports(file)
      .filter((target) => target.startsWith("@hapju/"))
      .filter((target) => {
        const other = target.split("/")[1]!;
        return !allowed!.includes(other) && other !== name && !(isTest(file) && FOR_TESTS.includes(other));
      })
      .map((target) => `${file} imports ${target}`),
  );
  expect(upward).toEqual([]);
});

test.each(packages)("%s reaches other packages by their name, never by a path", (name) => {
  const sideways = sources(name).flatMap((file) =>
    imports(file)
      .filter((target) => /^\.\.\/.*\b(packages|src)\//.test(target))
      .map((target) => `${file} imports ${target}`),
  );
  expect(sideways).toEqual([]);
});
