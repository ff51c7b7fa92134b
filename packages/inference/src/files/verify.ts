import { stat } from "node:fs/promises";
import { relative } from "node:path";
import type { CatalogEntry } from "../catalog/entry.ts";
import { InferenceError } from "../errors.ts";
import { type Checksums, sha256Of } from "./checksum.ts";
import type { LocatedFile } from "./locate.ts";
import { readPins, writePin } from "./lock-file.ts";

/**
 * Makes sure a file is the one its catalog entry names, or, where the entry names none, the first one
 * downloaded. A file that was hashed before and has not changed since is not read again.
 *
 * @param options.always reads it even then
 * @throws InferenceError `checksum-mismatch`
 */
export async function verify(
  entry: CatalogEntry,
  { file, path }: LocatedFile,
  dir: string,
  { checksums, always = false }: { readonly checksums: Checksums; readonly always?: boolean },
): Promise<void> {
  const downloaded = "url" in file;
  const key = relative(dir, path).replaceAll("\\", "/");
  const { size, mtimeMs } = await stat(path);
  const pinned = downloaded ? (await readPins(dir))[key] : undefined;
  const expected = file.sha256 ?? pinned?.sha256;
  const unchanged = pinned?.bytes === size && pinned.modifiedMs === mtimeMs && pinned.sha256 === expected;
  if (unchanged && !always) return;
  if (!downloaded && !expected) return;
  const sha256 = always ? await sha256Of(path) : await checksums.of(path, { size, mtimeMs });
  if (expected && sha256 !== expected) {
    throw new InferenceError(
      "checksum-mismatch",
      `${path} is not the file of ${entry.id}: its SHA-256 is ${sha256}, not ${expected}. Delete it and run \`npx hapju models pull ${entry.id}\`.`,
      { model: entry.id, path, expected, sha256 },
    );
  }
  if (!downloaded) return;
  const pin = { sha256, bytes: size, modifiedMs: mtimeMs, url: file.url };
  // A folder that cannot be written still serves; its files are hashed each time.
  await writePin(dir, key, pin).catch(() => {});
}
