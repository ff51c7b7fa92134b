/** Publishes every staged package whose version the registry does not have. `--dry-run` only says what it would do. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./packages/manifest.ts";
import { STAGED } from "./packages/stage.ts";

const options = process.argv.slice(2);
const shell = process.platform === "win32";

for (const directory of readdirSync(STAGED)) {
  const folder = join(STAGED, directory);
  const { name, version } = readManifest(folder);
  const known = spawnSync("npm", ["view", `${name}@${version}`, "version"], { encoding: "utf8", shell });
  if (known.stdout.trim() === version) continue;
  console.log(`${name}@${version}`);
  execFileSync("npm", ["publish", folder, ...options], { stdio: "inherit", shell });
}
