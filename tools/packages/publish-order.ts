import type { Manifest } from "./manifest.ts";

/** Packages such that each comes after those it installs: what is published can be installed at once. */
export function publishOrder<P extends { readonly manifest: Manifest }>(packages: readonly P[]): P[] {
  const byName = new Map(packages.map((each) => [each.manifest.name, each]));
  const visited = new Set<P>();
  const ordered: P[] = [];
  const visit = (each: P) => {
    if (visited.has(each)) return;
    visited.add(each);
    for (const name of installedWith(each.manifest)) {
      const dependency = byName.get(name);
      if (dependency) visit(dependency);
    }
    ordered.push(each);
  };
  for (const each of packages) visit(each);
  return ordered;
}

/** An alias such as `npm:@hapju/node-av@6.1.1` names what is installed. */
const installedWith = ({ dependencies, optionalDependencies }: Manifest) =>
  Object.entries({ ...dependencies, ...optionalDependencies }).map(
    ([name, version]) => /^npm:(.+)@/.exec(version)?.[1] ?? name,
  );
