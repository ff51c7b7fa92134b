import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../cache-folder.ts";
import type { Peer } from "./peer.ts";

const execute = promisify(execFile);

/**
 * A Python with packages from PyPI, in a virtual environment that is made once and kept in the user's cache folder.
 * @param requirements a file for `pip install -r` with exact versions
 * @returns the path of its `python`
 */
export async function pythonPackages(requirements: string): Promise<Peer> {
  try {
    const { stdout: version } = await execute("python3", ["--version"]);
    const digest = createHash("sha256").update(version).update(readFileSync(requirements)).digest("hex");
    const folder = join(cacheFolder(), `python-${digest.slice(0, 16)}`);
    const path = join(folder, "bin/python");
    const installed = join(folder, "installed");
    if (existsSync(installed)) return { path };
    // What an interrupted installation left.
    rmSync(folder, { recursive: true, force: true });
    await execute("python3", ["-m", "venv", folder]);
    const options = ["--quiet", "--disable-pip-version-check", "--no-input"];
    await execute(path, ["-m", "pip", "install", ...options, "-r", requirements]);
    writeFileSync(installed, version);
    return { path };
  } catch (error) {
    return { missing: `${relative(process.cwd(), requirements)} cannot be installed: ${reasonOf(error)}` };
  }
}

function reasonOf(error: unknown): string {
  const { code, message, stderr } = error as Error & { code?: unknown; stderr?: string };
  if (code === "ENOENT") return "python3 is not on the PATH";
  return stderr?.trim().split("\n").at(-1) || message;
}
