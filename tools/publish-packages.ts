/**
 * Publishes every staged package whose version the registry does not have, after the packages it installs.
 * `--dry-run` only says what it would do.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, readManifest } from "./packages/manifest.ts";
import { publishOrder } from "./packages/publish-order.ts";
import { STAGED } from "./packages/stage.ts";

const options = process.argv.slice(2);
const shell = process.platform === "win32";

function isPublished({ name, version }: Manifest): boolean {
  const asked = spawnSync("npm", ["view", `${name}@${version}`, "version"], { encoding: "utf8", shell });
  if (asked.status !== 0 && !asked.stderr.includes("E404"))
    throw new Error(
      `The registry does not say whether it has ${name}@${version}. Try again later.\n${asked.stderr}`,
    );
  return asked.stdout.trim() === version;
}

const staged = readdirSync(STAGED).map((directory) => {
  const folder = join(STAGED, directory);
  return { folder, manifest: readManifest(folder) };
});
for (const { folder, manifest } of publishOrder(staged)) {
  if (isPublished(manifest)) continue;
  console.log(`${manifest.name}@${manifest.version}`);
  execFileSync("npm", ["publish", folder, ...options], { stdio: "inherit", shell });
}
