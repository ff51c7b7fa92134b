/**
 * Installs the packages outside the repository with plain npm and uses them as a stranger does, on each supported
 * version of Node at once: types under `nodenext` and `bundler`, a pipeline with a task, a runtime and a model of its own,
 * `npx hapju minutes` on the sample, `npm create hapju`, the tutorial. Prints the installed size, and fails above the limits.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkCreated } from "./pack-check/created-project.ts";
import { checkInstalled } from "./pack-check/installed-size.ts";
import { type NodeVersion, openShell } from "./pack-check/node-version.ts";
import { packAll } from "./pack-check/pack.ts";
import { checkProject } from "./pack-check/project.ts";
import { startRegistry } from "./pack-check/registry.ts";
import { type Log, timed } from "./pack-check/timed.ts";
import { checkTutorial } from "./pack-check/tutorial.ts";
import { ROOT } from "./packages/manifest.ts";

/** The oldest and the newest supported version, with the npm of each. */
const VERSIONS = [
  { node: "22.23.3", npm: "10.9.9" },
  { node: "24.21.0", npm: "11.21.2" },
];

const folder = mkdtempSync(join(tmpdir(), "hapju-pack-check-"));
try {
  const packed = await timed(console.log, "pack", () => packAll());
  await using registry = await startRegistry(packed);
  const said = VERSIONS.map((): string[] => []);
  const outcomes = await Promise.allSettled(
    VERSIONS.map((version, index) => check(version, registry.url, (line) => said[index]?.push(line))),
  );
  outcomes.forEach((outcome, index) => {
    for (const line of said[index] ?? []) console.log(line);
    if (outcome.status === "rejected") fail(outcome.reason);
  });
} catch (error) {
  fail(error);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Says what it does line by line, so that two versions at once do not speak in between each other. */
async function check(version: NodeVersion, registry: string, log: Log): Promise<void> {
  log(`Node ${version.node}, npm ${version.npm}`);
  const place = join(folder, `node-${version.node}`);
  const env = {
    npm_config_registry: registry,
    // Metadata that npm has in its cache is not fetched again.
    npm_config_prefer_offline: "true",
    HAPJU_HOME: join(place, "home"),
    NO_COLOR: "1",
  };
  const shell = await openShell(version, env, log);
  const project = join(place, "project");
  mkdirSync(project, { recursive: true });
  cpSync(join(ROOT, "tools/pack-check/project"), project, { recursive: true });
  await timed(log, "  npm install hapju", () => shell.run("npm", ["install", "hapju"], project));
  checkInstalled(log, project);
  await checkProject(shell, project);
  await checkCreated(shell, place);
  await checkTutorial(shell, place);
}

/** A failed command says all in its message. */
function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
