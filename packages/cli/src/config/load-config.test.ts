import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../testing/hapju.fixture.ts";
import { loadConfig } from "./load-config.ts";

const folders: { remove(): void }[] = [];
afterAll(() => {
  for (const folder of folders) folder.remove();
});

function projectWith(name: string, code: string): string {
  const folder = temporaryFolder("config");
  folders.push(folder);
  writeFileSync(join(folder.path, name), code);
  return folder.path;
}

test("a folder without a configuration adds nothing", async () => {
  expect(await loadConfig(projectWith("readme.txt", ""))).toEqual({});
});

test.each(["hapju.config.ts", "hapju.config.mjs", "hapju.config.js"])("%s is loaded", async (name) => {
  const folder = projectWith(name, `export default { exports: [{ id: "agenda" }] };`);
  expect(await loadConfig(folder)).toEqual({ exports: [{ id: "agenda" }] });
});

test("a configuration without a default export is refused with what to write", async () => {
  const folder = projectWith("hapju.config.mjs", "export const config = {};");
  await expect(loadConfig(folder)).rejects.toMatchObject({
    code: "bad-config",
    message: expect.stringContaining("export default defineConfig"),
  });
});

test("an unknown field is refused by name", async () => {
  const folder = projectWith("hapju.config.mjs", "export default { export: [] };");
  await expect(loadConfig(folder)).rejects.toThrow(/"export"/);
});

test("a configuration that throws is refused with its own message", async () => {
  const folder = projectWith("hapju.config.mjs", `throw new Error("no such model");`);
  await expect(loadConfig(folder)).rejects.toThrow(/hapju\.config\.mjs cannot be loaded: no such model/);
});
