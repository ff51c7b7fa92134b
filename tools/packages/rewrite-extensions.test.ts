import { expect, test } from "vitest";
import { rewriteExtensions } from "./compile.ts";

test("the address of a module beside the code leads to its compiled file", () => {
  expect(rewriteExtensions('new URL("./child.ts", import.meta.url).href')).toBe(
    'new URL("./child.js", import.meta.url).href',
  );
});

test("relative imports of declarations lead to compiled files", () => {
  expect(rewriteExtensions('export type { A } from "./a.ts";\nlet b: import("../b.ts").B;')).toBe(
    'export type { A } from "./a.js";\nlet b: import("../b.js").B;',
  );
});

test("files of other kinds and of other packages keep their names", () => {
  const code = 'new URL("./weights.onnx", import.meta.url); import "other/file.ts"; "./not-an-import.ts";';
  expect(rewriteExtensions(code)).toBe(code);
});
