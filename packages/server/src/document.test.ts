import { readFileSync } from "node:fs";
import { openApiDocument } from "@hapju/contract";
import { expect, test } from "vitest";

test("docs/openapi.json is up to date with the contract", () => {
  const kept = readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8");
  expect(kept, "run: npm run openapi -w packages/server").toBe(
    `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  );
});
