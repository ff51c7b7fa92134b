/**
 * Installs the packages outside the repository with plain npm and uses them as a stranger does, on each supported
 * version of Node: types under `nodenext` and `bundler`, a pipeline with a task, a runtime and a model of its own,
 * `npx hapju minutes` on the sample, `npm create hapju`, the tutorial. Prints the installed size, and fails above the limits.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkCreated } from "./pack-check/created-project.ts";
import { checkInstalled } from "./pack-check/installed-size.ts";
import { openShell } from "./pack-check/node-version.ts";
import { packAll } from "./pack-check/pack.ts";
import { checkProject } from "./pack-check/project.ts";
import { startRegistry } from "./pack-check/registry.ts";
import { timed } from "./pack-check/timed.ts";
import { checkTutorial } from "./pack-check/tutorial.ts";
import { ROOT } from "./packages/manifest.ts";

/** The oldest and the newest supported version, with the npm of each. */
const VERSIONS = [
  { node: "22.23.3", npm: "10.9.9" },
  { node: "24.21.0", npm: "11.21.2" },
];

const folder = mkdtempSync(join(tmpdir(), "hapju-pack-check-"));
try {
  const packed = await timed("pack", () => packAll());
  await using registry = await startRegistry(packed);
  let megabytes = 0;
  for (const version of VERSIONS) {
    console.log(`Node ${version.node}, npm ${version.npm}`);
    const place = join(folder, `node-${version.node}`);
    const shell = await openShell(version, {
      npm_config_registry: registry.url,
      // Metadata that npm has in its cache is not fetched again.
      npm_config_prefer_offline: "true",
      HAPJU_HOME: join(place, "home"),
      NO_COLOR: "1",
    });
    const project = join(place, "project");
    mkdirSync(project, { recursive: true });
    cpSync(join(ROOT, "tools/pack-check/project"), project, { recursive: true });
    await timed("  npm install hapju", () => shell.run("npm", ["install", "hapju"], project));
    megabytes = checkInstalled(project);
    await checkProject(shell, project);
    await checkCreated(shell, place);
    await checkTutorial(shell, place);
  }
  console.log(`${megabytes} MB`);
} catch (error) {
  // A failed command says all in its message.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
