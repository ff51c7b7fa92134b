import { expect, test } from "vitest";
import { productionClosure } from "./closure.ts";

const lock = {
  packages: {
    "": { dependencies: { outside: "1" } },
    "packages/app": {
      version: "0.1.0",
      license: "Apache-2.0",
      dependencies: { lib: "1", "@our/part": "0.1.0" },
      optionalDependencies: { binary: "1", missing: "1" },
    },
    "packages/part": { version: "0.1.0", license: "Apache-2.0", dependencies: { deep: "2" } },
    "node_modules/peer": { version: "1.0.0", license: "MIT" },
    "node_modules/@our/part": { resolved: "packages/part", link: true },
    "node_modules/lib": {
      version: "1.0.0",
      license: "MIT",
      dependencies: { deep: "1" },
      peerDependencies: { peer: "1", outside: "1" },
      peerDependenciesMeta: { outside: { optional: true } },
    },
    "node_modules/lib/node_modules/deep": { version: "1.0.0", license: "ISC" },
    "node_modules/deep": { version: "2.0.0" },
    "node_modules/binary": { version: "1.0.0", license: "MIT" },
    "node_modules/outside": { version: "1.0.0", license: "MIT" },
  },
};

test("what a workspace brings: its packages, theirs, the nested ones, the optional ones and the peers that are needed", () => {
  expect(productionClosure(lock, "packages/app").map(({ path }) => path)).toEqual([
    "node_modules/binary",
    "node_modules/deep",
    "node_modules/lib",
    "node_modules/lib/node_modules/deep",
    "node_modules/peer",
    "packages/app",
    "packages/part",
  ]);
});

test("a scoped name is the name after the last node_modules; a licence that is missing stays missing", () => {
  const deep = productionClosure(lock, "packages/app").filter(({ name }) => name === "deep");
  expect(deep.map(({ version, licence }) => [version, licence])).toEqual([
    ["2.0.0", undefined],
    ["1.0.0", "ISC"],
  ]);
});

test("a workspace that the lock file does not know is named", () => {
  expect(() => productionClosure(lock, "packages/none")).toThrow(/packages\/none/);
});
