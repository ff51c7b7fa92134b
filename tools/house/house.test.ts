import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { cyclesOf } from "./cycles.ts";
import { duplicateTypes, exportedNames, nonNullAssertions } from "./measure.ts";
import { readSources } from "./sources.ts";

const sources = readSources();
const code = sources.filter(({ isTest }) => !isTest);
const names = code.flatMap(exportedNames);

test("every exported name is documented", () => {
  const undocumented = names.filter(({ documented }) => !documented);
  expect(undocumented.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

test("no type is declared by two packages", () => {
  // What the HTTP API answers has the names of what it describes.
  const own = names.filter(({ room }) => room !== "packages/contract");
  expect([...duplicateTypes(own)]).toEqual([]);
});

test("no files import each other in a circle, types included", () => {
  expect(cyclesOf(code)).toEqual([]);
});

test("at most two non-null assertions in a thousand lines", () => {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const lines = sum(code.map((source) => source.lines));
  expect((1000 * sum(code.map(nonNullAssertions))) / lines).toBeLessThanOrEqual(2);
});

/** Names and words that a newcomer could not guess, and that have a standard one. */
const OLD_WORDS = [
  "anew",
  "whoever",
  "mended",
  "chores",
  "sayings",
  "takeOut",
  "passedOver",
  "ripe",
  "Placeless",
  "openRecorder",
  "withRecorder",
  "openModels",
  "ModelsError",
  "DirectoryError",
  "Lesson",
  "taughtVoices",
  "knownSounds",
  "pureVoices",
  "settleVoices",
  "soundsAlike",
  "Speakable",
  "Sighted",
];

test.each(OLD_WORDS)("nothing says %s any more", (word) => {
  const where = ["packages", "apps", "tools", "bench", "examples", "sample", "docs", "*.md"];
  const found = () =>
    execFileSync("git", ["grep", "-wIn", word, "--", ...where, ":!tools/house/house.test.ts"], {
      encoding: "utf8",
    });
  expect(found, "git grep finds nothing and exits with 1").toThrow();
});
