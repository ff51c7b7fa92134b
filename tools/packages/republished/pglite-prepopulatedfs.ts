import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, readManifest } from "../manifest.ts";
import { writePackage } from "./write-package.ts";

/**
 * A packed empty database. The original wants an older PGlite as a peer, so a second one of 26 MB is installed; what it
 * packs opens in the version that Hapju uses, which the tests of `@hapju/storage` show.
 */
export function republishPrepopulatedFs(from: string, to: string): void {
  const pglite = readManifest(join(ROOT, "node_modules/@electric-sql/pglite"));
  mkdirSync(join(to, "dist"), { recursive: true });
  for (const file of readdirSync(join(from, "dist")).filter((name) => !/\.(map|cjs|cts)$/.test(name)))
    copyFileSync(join(from, "dist", file), join(to, "dist", file));
  copyFileSync(join(from, "LICENSE"), join(to, "LICENSE"));
  writePackage(to, readManifest(from), {
    description: `An empty database for PGlite ${pglite.version}`,
    main: undefined,
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    peerDependencies: { [pglite.name]: pglite.version },
  });
}
