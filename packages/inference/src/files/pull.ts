import { stat } from "node:fs/promises";
import { relative } from "node:path";
import type { CatalogEntry } from "../catalog/entry.ts";
import { fetchFile } from "./fetch-file.ts";
import { locate } from "./locate.ts";
import { verify } from "./verify.ts";

/** How far the download of one file of a model is. */
export interface PullProgress {
  readonly model: string;
  readonly file: string;
  readonly receivedBytes: number;
  readonly totalBytes: number | undefined;
}

export interface PullOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PullProgress) => void;
}

/**
 * Brings a model's missing files into the folder of models and checks those that are there.
 *
 * @param mirror base URL of a copy of a folder of models; default: each file's own URL.
 * @throws ModelsError `download-failed`, `checksum-mismatch`
 */
export async function pull(
  entry: CatalogEntry,
  dir: string,
  mirror: string | undefined,
  { signal, onProgress }: PullOptions = {},
): Promise<void> {
  for (const located of locate(entry, dir)) {
    const { file, path, state } = located;
    if (state === "missing" && "url" in file) {
      const url = mirror ? mirrored(mirror, relative(dir, path)) : file.url;
      await fetchFile(url, path, {
        sha256: file.sha256,
        ...(signal && { signal }),
        onProgress: (receivedBytes, totalBytes) =>
          onProgress?.({
            model: entry.id,
            file: file.name,
            receivedBytes,
            totalBytes: totalBytes ?? file.bytes,
          }),
      });
    }
    if (await stat(path).catch(() => undefined)) await verify(entry, located, dir);
  }
}

const mirrored = (base: string, path: string) =>
  new URL(path.replaceAll("\\", "/"), base.endsWith("/") ? base : `${base}/`).href;
