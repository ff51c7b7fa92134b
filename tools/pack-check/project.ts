import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, readManifest } from "../packages/manifest.ts";
import type { Shell } from "./node-version.ts";
import { timed } from "./timed.ts";

const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const SAMPLE = "node_modules/@hapju/cli/sample";

/** Type-checks the project, runs its pipeline, and makes the minutes of the sample with what its configuration adds. */
export async function checkProject(shell: Shell, project: string): Promise<void> {
  const nodeTypes = `@types/node@${readManifest(ROOT).devDependencies?.["@types/node"]}`;
  await shell.run("npm", ["install", "--save-dev", nodeTypes], project);
  for (const resolution of ["nodenext", "bundler"])
    await timed(shell.log, `  types, ${resolution}`, async () => {
      const errors = await typeErrors(shell, project, `tsconfig.${resolution}.json`);
      assert.deepEqual(errors, [], errors.join("\n"));
    });
  await timed(shell.log, "  a pipeline with its own task, runtime and model", async () =>
    assert.equal((await shell.run("node", ["src/main.ts"], project)).trim(), "합주"),
  );
  await timed(shell.log, "  hapju minutes", () =>
    shell.run(
      "npx",
      ["hapju", "minutes", `${SAMPLE}/meeting.mp4`, "--people", `${SAMPLE}/people.json`, "--out", "minutes"],
      project,
    ),
  );
  assert.match(readFileSync(join(project, "minutes/minutes.md"), "utf8"), /David Clark/);
  assert.match(readFileSync(join(project, "minutes/speakers.txt"), "utf8"), /David Clark/);
  const models = await shell.run("npx", ["hapju", "models", "list"], project);
  assert.match(models, /translation +korean-words/);
}

/** Errors in the project's code and in declarations of ours. Those of other libraries are not ours to correct. */
async function typeErrors(shell: Shell, project: string, config: string): Promise<string[]> {
  const output = await shell.output("node", [TSC, "-p", config, "--pretty", "false"], project);
  return output
    .split("\n")
    .filter((line) => line.includes(": error TS"))
    .filter((line) => !line.startsWith("node_modules/") || /^node_modules\/@?hapju\//.test(line));
}
