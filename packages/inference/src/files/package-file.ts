import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** `@scope/name/path/in/package` → `@scope/name`. */
export const packageNameOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/**
 * Where a file of an npm package is: in the package as the catalog file or the adapter finds it, otherwise in the models
 * folder, where `pull` installs it. Packages hide files from resolution by their exports, so it is found by its path.
 *
 * @param specifier `@scope/name/path/in/package`
 * @param origins URLs of the modules or files to search from, in order
 */
export function packageFile(specifier: string, origins: readonly string[], dir: string): string {
  const folders = origins.flatMap((origin) => createRequire(origin).resolve.paths(specifier) ?? []);
  const paths = folders.map((folder) => join(folder, specifier));
  return paths.find((path) => existsSync(path)) ?? join(packagesOf(dir), specifier);
}

/** The folder of the npm packages that `pull` installs. */
export const packagesOf = (dir: string) => join(dir, "node_modules");
