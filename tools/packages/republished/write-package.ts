import { cpSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Manifest } from "../manifest.ts";

/** Our name for a package that is published again. */
export const ourName = (name: string) => `@hapju/${basename(name)}`;

/** Copies a folder of JavaScript without its source maps. */
export const copyScripts = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith(".map") });

/** Writes the package.json and README of a package that is published again. */
export function writePackage(
  folder: string,
  original: Manifest,
  changed: { readonly [K in keyof Manifest]?: Manifest[K] | undefined },
): void {
  const { name, version, license, repository, type, main, types, exports, engines } = original;
  const manifest = {
    name: ourName(name),
    version,
    description: `${name} without install scripts`,
    license,
    repository: repository && {
      ...repository,
      url: repository.url.replace(/^https:/, "git+https:").replace(/(\.git)?$/, ".git"),
    },
    type: type ?? "commonjs",
    main,
    types,
    exports,
    engines: engines ?? { node: ">=18" },
    publishConfig: { access: "public" },
    ...changed,
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(
    join(folder, "README.md"),
    `# ${manifest.name}

${manifest.description}. The files are those of [${name} ${version}](https://www.npmjs.com/package/${name}/v/${version}),
published again for Hapju so that it installs without scripts, overrides and the network. Use the original unless
you need that. Licence: ${license}, see the licence file; source: ${repository?.url ?? "see the original"}.
`,
  );
}
