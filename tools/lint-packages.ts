/** Checks the staged packages: publint on package.json, attw on what their types resolve to. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { type Manifest, ROOT, readManifest } from "./packages/manifest.ts";
import { STAGED } from "./packages/stage.ts";

const attw = join(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js");
const AT_ONCE = 2;

/** @returns one line for each problem */
async function problemsOf(folder: string): Promise<string[]> {
  const manifest = readManifest(folder);
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
  const found = messages.map((message) => `${manifest.name}: ${formatMessage(message, { ...manifest })}`);
  return hasTypes(manifest) ? [...found, ...(await typeProblems(folder))] : found;
}

/** Weights and fonts export files, commands nothing, and what is published again is as its authors made it. */
const hasTypes = ({ exports }: Manifest) => JSON.stringify(exports ?? "").includes(`"types":"./dist/`);

async function typeProblems(folder: string): Promise<string[]> {
  try {
    // Packages are ES modules: `require` and resolution as in Node 10 are not supported.
    const options = [
      "--pack",
      folder,
      "--profile",
      "esm-only",
      "--format",
      "ascii",
      "--no-emoji",
      "--no-color",
    ];
    await promisify(execFile)(process.execPath, [attw, ...options]);
    return [];
  } catch (error) {
    return [String((error as { stdout?: string }).stdout ?? error)];
  }
}

const folders = readdirSync(STAGED).map((name) => join(STAGED, name));
const problems: string[] = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let folder = folders.shift(); folder; folder = folders.shift())
      problems.push(...(await problemsOf(folder)));
  }),
);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
