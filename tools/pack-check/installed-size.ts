import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "./timed.ts";

/** Most that an installation may take, in MB: without and with the multilingual recogniser. */
const LIMIT = { base: 450, multilingual: 550 };
const MULTILINGUAL = "node_modules/@hapju/weights-multilingual";

/** Their scripts compile what a prebuilt optional package already brings; without both, JavaScript does the work. */
const HARMLESS_SCRIPTS = ["node_modules/msgpackr-extract"];

/**
 * Checks what was installed: its size, and that no package runs a script on installation.
 * @throws Error naming the largest packages, or those with scripts
 */
export function checkInstalled(log: Log, project: string): void {
  const lock = JSON.parse(readFileSync(join(project, "node_modules/.package-lock.json"), "utf8"));
  const packages: readonly [string, { hasInstallScript?: boolean }][] = Object.entries(lock.packages);
  const scripts = packages
    .filter(([path, { hasInstallScript }]) => hasInstallScript && !HARMLESS_SCRIPTS.includes(path))
    .map(([path]) => path);
  if (scripts.length > 0)
    throw new Error(
      `These packages run scripts on installation: ${scripts.join(", ")}. Replace or republish them.`,
    );
  const all = megabytesOf(join(project, "node_modules"));
  const multilingual = megabytesOf(join(project, MULTILINGUAL));
  const base = all - multilingual;
  log(
    `  ${packages.length} packages, ${all} MB, ${multilingual} MB of it for multilingual speech recognition`,
  );
  if (base > LIMIT.base || all > LIMIT.multilingual)
    throw new Error(
      `Hapju takes ${base} MB, and ${all} MB with the multilingual recogniser; the limits are ${LIMIT.base} and ${LIMIT.multilingual}. The largest packages:\n${largest(project, packages)}`,
    );
}

const largest = (project: string, packages: readonly [string, object][]) =>
  packages
    .map(([path]) => ({ path, megabytes: megabytesOf(join(project, path)) }))
    .toSorted((a, b) => b.megabytes - a.megabytes)
    .slice(0, 15)
    .map(({ path, megabytes }) => `${megabytes} MB ${path}`)
    .join("\n");

/** What the files of a folder take on the disk, in MiB, as `du -m` counts. */
function megabytesOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  const bytes = readdirSync(folder, { recursive: true, encoding: "utf8" }).reduce((sum, file) => {
    const { blocks, size } = lstatSync(join(folder, file));
    // Windows counts no blocks.
    return sum + (blocks ? blocks * 512 : size);
  }, 0);
  return Math.round(bytes / 2 ** 20);
}
