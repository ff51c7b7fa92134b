import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FILE_PACKAGES, packageFolder, readSources, sha256 } from "./output.ts";

describe.each(FILE_PACKAGES)("@hapju/%s", (name) => {
  const folder = packageFolder(name);

  test("every file is the one that sources.json pins", async () => {
    for (const { path, sha256: pinned, bytes } of await readSources(name)) {
      const content = await readFile(join(folder, path));
      expect.soft(sha256(content), path).toBe(pinned);
      expect.soft(content.length, path).toBe(bytes);
    }
  });

  test("the README names every file with its source, licence and SHA-256", async () => {
    const readme = await readFile(join(folder, "README.md"), "utf8");
    for (const { path, source, licence, licenceFile, sha256: pinned } of await readSources(name)) {
      const row = readme.split("\n").find((line) => line.startsWith(`| ${path} |`));
      for (const part of [source, `[${licence}](${licenceFile})`, pinned]) expect.soft(row).toContain(part);
    }
  });

  test("the licence texts are in the package", async () => {
    for (const { licenceFile } of await readSources(name)) {
      expect((await stat(join(folder, licenceFile))).size).toBeGreaterThan(500);
    }
  });

  test("the package has no file without a source", async () => {
    const paths = (await readSources(name)).map(({ path }) => path);
    const { files } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { files: string[] };
    for (const part of files.filter((file) => file !== "licences" && file !== "sources.json")) {
      for (const file of await readdir(join(folder, part))) expect(paths).toContain(`${part}/${file}`);
    }
  });
});
