import { expect, test } from "vitest";
import type { Manifest } from "./manifest.ts";
import { publishManifest } from "./publish-manifest.ts";

const published = new Map([
  ["@hapju/spec", "0.3.0"],
  ["@hapju/engine", "0.2.0"],
]);
const root: Manifest = { name: "root", version: "0.0.0" };
const publish = (manifest: Partial<Manifest>) =>
  publishManifest(
    { name: "@hapju/meeting", version: "0.2.0", ...manifest },
    { published, root, directory: "packages/meeting", files: ["dist"] },
  );

test("entry points are compiled files with their types", () => {
  expect(publish({ exports: { ".": "./src/index.ts", "./lang/*": "./src/lang/*.ts" } }).exports).toEqual({
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./lang/*": { types: "./dist/lang/*.d.ts", default: "./dist/lang/*.js" },
    "./package.json": "./package.json",
  });
});

test("sources that only the repository uses are no entry point", () => {
  expect(publish({ exports: { ".": "./src/index.ts", "./src/*": "./src/*" } }).exports).not.toHaveProperty(
    "./src/*",
  );
});

test("dependencies between packages get the version that is published with them", () => {
  expect(publish({ dependencies: { "@hapju/engine": "0.1.0" } }).dependencies).toEqual({
    "@hapju/engine": "0.2.0",
  });
});

test("what a user's code passes in may be any compatible version, so that there is one copy", () => {
  expect(publish({ dependencies: { zod: "4.6.7", "@hapju/spec": "0.1.0" } }).dependencies).toEqual({
    zod: "^4.6.7",
    "@hapju/spec": "^0.3.0",
  });
});

test("a package that is published again is installed under its own name", () => {
  expect(publish({ dependencies: { "onnxruntime-node": "1.30.0" } }).dependencies).toEqual({
    "onnxruntime-node": "npm:@hapju/onnxruntime-node@1.30.0",
  });
});

test("bundled libraries are not installed", () => {
  const manifest = { dependencies: { docx: "9.15.2" }, bundledLibraries: ["docx"] };
  expect(publish(manifest)).not.toHaveProperty("dependencies");
});

test("a dependency on a private package is refused by name", () => {
  expect(() => publish({ dependencies: { "@hapju/synthesis": "0.1.0" } })).toThrow(
    "@hapju/meeting is published and depends on @hapju/synthesis, which is private",
  );
});
