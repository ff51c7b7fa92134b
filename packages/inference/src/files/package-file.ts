import { existsSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";

/** `@scope/name/path/in/package` → the package's name and the path in it. */
export function splitPackagePath(specifier: string): { readonly name: string; readonly path: string } {
  const parts = specifier.split("/");
  const name = parts.splice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  return { name, path: parts.join("/") };
}

/**
 * Where a file of an npm package is: in the package as its entry's module finds it, otherwise in the models folder,
 * where `pull` installs it. Packages hide files from `import.meta.resolve` by their exports, so it is found by its
 * manifest.
 *
 * @param specifier `@scope/name/path/in/package`
 * @param origin URL of the module or catalog file that declares the entry
 */
export function packageFile(specifier: string, origin: string, dir: string): string {
  const { name, path } = splitPackagePath(specifier);
  const manifest = findPackageJSON(name, origin);
  const installed = manifest && join(dirname(manifest), path);
  return installed && existsSync(installed) ? installed : join(packagesOf(dir), name, path);
}

/** The folder of the npm packages that `pull` installs. */
export const packagesOf = (dir: string) => join(dir, "node_modules");
