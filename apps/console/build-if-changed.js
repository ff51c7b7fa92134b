// Builds the console unless what is built is newer than everything it is made from. Plain JavaScript for any Node ≥ 20.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const SOURCES = [
  "src",
  "public",
  "index.html",
  "package.json",
  "vite.config.ts",
  "../../package-lock.json",
  "../../packages/contract/src/client",
  "../../packages/contract/src/status.ts",
  "../../packages/spec/src/error.ts",
];

/** When a file, or the latest file in a folder, was changed; 0: it is not there. */
function changedAt(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const times = readdirSync(path, { recursive: true }).map(
    (name) => statSync(join(path, String(name))).mtimeMs,
  );
  return Math.max(0, ...times);
}

const builtAt = changedAt(join(here, "../../packages/server/console/index.html"));
if (SOURCES.some((source) => changedAt(join(here, source)) > builtAt)) {
  process.stdout.write("Building the console …\n");
  const { status } = spawnSync("npm", ["run", "--silent", "build", "--", "--logLevel", "warn"], {
    cwd: here,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
}
