import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { ModelFile } from "@hapju/spec";
import type { CatalogEntry } from "../catalog/entry.ts";
import { packageFile } from "./package-file.ts";

/** A file of a model and where it is, or will be. */
export interface LocatedFile {
  readonly file: ModelFile;
  readonly path: string;
  readonly state: "present" | "missing";
}

/** Where each file of a model is: in the models folder, in an npm package or anywhere on this machine. */
export function locate(entry: CatalogEntry, dir: string): LocatedFile[] {
  return entry.files.map((file) => {
    const path = filePath(entry, file, dir);
    return { file, path, state: existsSync(path) ? "present" : "missing" };
  });
}

function filePath(entry: CatalogEntry, file: ModelFile, dir: string): string {
  if ("url" in file) return join(dir, entry.id, basename(new URL(file.url).pathname));
  if ("package" in file) return packageFile(file.package, [entry.origin, entry.adapter], dir);
  return file.path;
}
