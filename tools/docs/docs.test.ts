import { globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";
import { runPage } from "./run-page.ts";

const PAGES = ["docs/how-to/*.md", "packages/*/README.md"];
// The tutorial begins with `npm install hapju`: pack:check runs it on the packed packages.
const pages = globSync(PAGES).sort();

// Inside the repository, so that `hapju` and `@hapju/…` are the packages of this checkout.
const folder = await mkdtemp(resolve("docs-blocks-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(pages)("every code block of %s runs", { timeout: 600_000 }, async (page) => {
  await runPage(page, join(folder, page.replaceAll("/", "-")), {
    ...process.env,
    PATH: [resolve("node_modules/.bin"), process.env.PATH].join(delimiter),
    HAPJU_HOME: join(folder, "home", page.replaceAll("/", "-")),
  });
});

test("a fence may name a file", () => {
  const fence = "```";
  expect(blocksOf(`${fence}ts task.ts\nexport {};\n${fence}\n\n${fence}sh\nls\n${fence}\n`)).toEqual([
    { language: "ts", file: "task.ts", code: "export {};\n", line: 1 },
    { language: "sh", file: undefined, code: "ls\n", line: 5 },
  ]);
});
