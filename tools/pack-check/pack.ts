import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, ROOT, readManifest } from "../packages/manifest.ts";
import { STAGED } from "../packages/stage.ts";

/** Where the tarballs are written. */
const TARBALLS = join(ROOT, "build/tarballs");

/** A staged package and its tarball. */
export interface Packed {
  readonly manifest: Manifest;
  /** Absent for binaries of other platforms, which are not packed here. */
  readonly tarball?: { readonly path: string; readonly integrity: string };
}

/** Packs every staged package that this platform installs. */
export function packAll(): Packed[] {
  rmSync(TARBALLS, { recursive: true, force: true });
  mkdirSync(TARBALLS, { recursive: true });
  const staged = readdirSync(STAGED).map((name) => join(STAGED, name));
  const wanted = staged.filter((folder) => suitsThisPlatform(readManifest(folder)));
  const output = execFileSync("npm", ["pack", "--json", "--pack-destination", TARBALLS, ...wanted], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  const packed: readonly { name: string; filename: string; integrity: string }[] = Object.values(
    JSON.parse(output),
  );
  return staged.map((folder) => {
    const manifest = readManifest(folder);
    const made = packed.find(({ name }) => name === manifest.name);
    if (!made) return { manifest };
    return { manifest, tarball: { path: join(TARBALLS, made.filename), integrity: made.integrity } };
  });
}

const suitsThisPlatform = ({ os, cpu }: Manifest) =>
  (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);
