import { expect, test } from "vitest";
import { parseSealName, sealedFolder, sealName } from "./sealed-folder.ts";

test.each([
  ["default", "recording-1"],
  ["acme", "recording-1"],
])("a key of the tenant %s is found again by its name", (tenant, key) => {
  expect(parseSealName(sealName(tenant, key))).toEqual({ tenant, key });
});

test("two tenants with a key of the same name share neither its name nor its folder", () => {
  expect(sealName("default", "recording-1")).toBe("recording-1");
  expect(sealName("acme", "recording-1")).toBe("acme.recording-1");
  expect(sealedFolder("acme", "recording-1")).not.toBe(sealedFolder("default", "recording-1"));
});
