import { z } from "zod";

const names = z.record(z.string(), z.string()).default({});
const entry = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  /** A symbolic link to a workspace. */
  link: z.boolean().default(false),
  resolved: z.string().optional(),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
});
const lockFile = z.object({ packages: z.record(z.string(), entry) });

/** One package that is installed for a user. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression by package-lock.json; absent where the package names none. */
  readonly licence: string | undefined;
  /** Folder from the repository's root. */
  readonly path: string;
}

/**
 * Everything that installing a workspace without development dependencies brings, on every platform, by
 * package-lock.json.
 *
 * @param lock content of package-lock.json
 * @param workspace folder of the workspace from the repository's root
 * @throws Error where the lock file does not know the workspace
 */
export function productionClosure(lock: unknown, workspace: string): InstalledPackage[] {
  const { packages } = lockFile.parse(lock);
  if (!(workspace in packages)) throw new Error(`package-lock.json does not know ${workspace}: npm install`);
  const found = new Map<string, InstalledPackage>();
  const queue = [workspace];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const known = packages[path];
    if (known === undefined || found.has(path)) continue;
    if (known.link) {
      if (known.resolved !== undefined) queue.push(known.resolved);
      continue;
    }
    const name = path.includes("node_modules/") ? path.slice(path.lastIndexOf("node_modules/") + 13) : path;
    found.set(path, { name, version: known.version ?? "", licence: known.license, path });
    const peers = Object.keys(known.peerDependencies);
    const wanted = peers.filter((peer) => known.peerDependenciesMeta[peer]?.optional !== true);
    const own = Object.keys({ ...known.dependencies, ...known.optionalDependencies });
    for (const dependency of [...own, ...wanted]) {
      const place = resolveFrom(path, dependency, packages);
      if (place !== undefined) queue.push(place);
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where Node finds a package from a folder: in the nearest node_modules above. */
function resolveFrom(
  from: string,
  name: string,
  packages: Readonly<Record<string, unknown>>,
): string | undefined {
  for (let folder: string | undefined = from; folder !== undefined; folder = parentOf(folder)) {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in packages) return place;
  }
  return undefined;
}

/** `a/node_modules/b` is below `a`; a workspace is below the root, which is below nothing. */
function parentOf(folder: string): string | undefined {
  if (folder === "") return undefined;
  const at = folder.lastIndexOf("/node_modules/");
  return at < 0 ? "" : folder.slice(0, at);
}
