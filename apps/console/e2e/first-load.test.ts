import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { builtConsole } from "./harness/served.ts";

const DIST = fileURLToPath(new URL("../../../packages/server/console/", import.meta.url));
const KB = 1000;

type Manifest = Record<
  string,
  { readonly file: string; readonly name?: string; readonly imports?: readonly string[] }
>;

describe("what a browser loads first", () => {
  let manifest: Manifest;
  beforeAll(async () => {
    await builtConsole();
    manifest = JSON.parse(await readFile(join(DIST, ".vite/manifest.json"), "utf8"));
  });

  /** The chunk that holds the texts of all pages in a language. */
  function messagesIn(language: string): string {
    const found = Object.keys(manifest).filter((key) => manifest[key]?.name === `messages-${language}`);
    expect(found, `one chunk of texts in ${language}`).toHaveLength(1);
    return found[0] as string;
  }

  /** The files that these modules need before they run. */
  function filesOf(modules: readonly string[]): Set<string> {
    const seen = new Set<string>();
    const visit = (name: string) => {
      if (seen.has(name)) return;
      seen.add(name);
      for (const each of manifest[name]!.imports ?? []) visit(each);
    };
    for (const name of modules) visit(name);
    return new Set([...seen].map((name) => manifest[name]!.file).filter((file) => file.endsWith(".js")));
  }
  const compressed = async (files: Iterable<string>) => {
    let sum = 0;
    for (const file of files) sum += gzipSync(await readFile(join(DIST, file))).length;
    return sum;
  };

  test.each(["en", "ko"])(
    "is at most 250 kB of compressed JavaScript for the list of meetings (%s)",
    async (language) => {
      const files = filesOf([
        "index.html",
        messagesIn(language),
        "src/layout/shell.tsx",
        "src/pages/meetings/index.tsx",
      ]);
      const size = await compressed(files);
      console.log(
        `First load of the list of meetings, ${language}: ${(size / KB).toFixed(1)} kB in ${files.size} files`,
      );
      expect(size).toBeLessThanOrEqual(250 * KB);
    },
  );

  test("has nothing written into the page: the security policy would refuse it", async () => {
    const page = await readFile(join(DIST, "index.html"), "utf8");
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/<style|\son\w+=|\sstyle=/);
  });
});
