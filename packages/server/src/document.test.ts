import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openApiDocument } from "@hapju/contract";
import { expect, test } from "vitest";

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
const MAKE = "run: npm run api -w apps/console";

test("docs/openapi.json is up to date with the contract", () => {
  expect(read("docs/openapi.json"), MAKE).toBe(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
});

test("the types of the console's client are up to date with it", async () => {
  // The tool is the console's.
  const tools = createRequire(new URL("../../../apps/console/package.json", import.meta.url));
  const { default: openapiTS, astToString } = await import(
    pathToFileURL(tools.resolve("openapi-typescript")).href
  );
  const made: string = astToString(await openapiTS(read("docs/openapi.json")));
  // The command writes a note above what it makes.
  const kept = read("apps/console/src/api/schema.d.ts").replace(/^\/\*\*[\s\S]*?\*\/\s*/, "");
  expect(kept.trim(), MAKE).toBe(made.trim());
});
