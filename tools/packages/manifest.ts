import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Name → version or range. */
export type Dependencies = Readonly<Record<string, string>>;

/** A target of `exports`: a path, or conditions in the order they are tried. */
export type ExportTarget = string | { readonly [condition: string]: ExportTarget };

/** The fields of a package.json that staging reads or writes. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string };
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly main?: string;
  readonly types?: string;
  readonly exports?: string | Readonly<Record<string, ExportTarget>>;
  readonly bin?: Readonly<Record<string, string>>;
  /** In the repository: what is published beside the compiled sources. */
  readonly files?: readonly string[];
  /** Dependencies whose code is published inside the package instead of being installed; see `bundleLibraries`. */
  readonly bundledLibraries?: readonly string[];
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
  readonly publishConfig?: { readonly access: "public" };
}

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Absolute path. */
  readonly folder: string;
  /** Name of the folder in `packages/`. */
  readonly directory: string;
  readonly manifest: Manifest;
}

/** Reads the package.json of a folder. */
export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** Every package in `packages/`, private ones too. */
export const workspacePackages = (): WorkspacePackage[] =>
  readdirSync(join(ROOT, "packages"))
    .sort()
    .map((directory) => {
      const folder = join(ROOT, "packages", directory);
      return { folder, directory, manifest: readManifest(folder) };
    });

/** The packages that are published: all but private ones. */
export const publishedPackages = (): WorkspacePackage[] =>
  workspacePackages().filter(({ manifest }) => !manifest.private);
