import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createProject } from "./create-project.ts";

const folder = mkdtempSync(join(tmpdir(), "create-hapju-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a project is named after its folder and depends on the same version of hapju", () => {
  const path = createProject(join(folder, "My App"), "1.2.3");
  expect(JSON.parse(readFileSync(join(path, "package.json"), "utf8"))).toMatchObject({
    name: "my-app",
    dependencies: { hapju: "^1.2.3" },
  });
  expect(existsSync(join(path, ".gitignore"))).toBe(true);
});

test("a folder that holds files is refused and left as it is", () => {
  const path = join(folder, "taken");
  createProject(path, "1.0.0");
  writeFileSync(join(path, "package.json"), "{}");
  expect(() => createProject(path, "1.0.0")).toThrow(/is not empty/);
  expect(readFileSync(join(path, "package.json"), "utf8")).toBe("{}");
});

test("a folder whose name holds no letter is refused", () => {
  expect(() => createProject(join(folder, "---"), "1.0.0")).toThrow(/such as my-app/);
});
