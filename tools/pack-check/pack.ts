import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, ROOT, readManifest } from "../packages/manifest.ts";
import { STAGED } from "../packages/stage.ts";

/** Where the tarballs are written, each with what npm said of it, under the digest of the folder it was packed from. */
const TARBALLS = join(ROOT, "build/tarballs");

/** A staged package and its tarball. */
export interface Packed {
  readonly manifest: Manifest;
  /** Absent for binaries of other platforms, which are not packed here. */
  readonly tarball?: { readonly path: string; readonly integrity: string };
}

/** Packs every staged package that this platform installs. A folder that was packed before is not packed again. */
export const packAll = (): Packed[] =>
  readdirSync(STAGED).map((name) => {
    const folder = join(STAGED, name);
    const manifest = readManifest(folder);
    return suitsThisPlatform(manifest) ? { manifest, tarball: pack(folder) } : { manifest };
  });

const suitsThisPlatform = ({ os, cpu }: Manifest) =>
  (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);

function pack(folder: string): { readonly path: string; readonly integrity: string } {
  const target = join(TARBALLS, digestOf(folder));
  const report = join(target, "pack.json");
  if (!existsSync(report)) {
    mkdirSync(target, { recursive: true });
    const output = execFileSync("npm", ["pack", "--json", "--pack-destination", target, folder], {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === "win32",
    });
    writeFileSync(report, output);
  }
  const [{ filename, integrity }] = JSON.parse(readFileSync(report, "utf8"));
  return { path: join(target, filename), integrity };
}

/** SHA-256 of the names, modes and bytes of all files of a folder. */
function digestOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, file);
    const stats = statSync(path);
    hash.update(`${file}\n${stats.mode}\n`);
    if (stats.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 32);
}
