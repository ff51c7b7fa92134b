import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./manifest.ts";

/** Where the compiler writes: `build/emitted/<package>/src/…`. */
export const EMITTED = join(ROOT, "build/emitted");

/** Compiles the sources of all packages to JavaScript and declarations. */
export function compilePackages(): void {
  rmSync(EMITTED, { recursive: true, force: true });
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: ROOT, stdio: "inherit" });
  for (const file of readdirSync(EMITTED, { recursive: true, encoding: "utf8" })) {
    if (!/\.[jt]s$/.test(file)) continue;
    const path = join(EMITTED, file);
    const emitted = readFileSync(path, "utf8");
    const rewritten = rewriteExtensions(emitted);
    if (rewritten !== emitted) writeFileSync(path, rewritten);
  }
}

/**
 * Changes `.ts` to `.js` where the compiler leaves it: in `new URL("./child.ts", import.meta.url)`, and in the
 * relative imports of declarations.
 */
export const rewriteExtensions = (code: string): string =>
  code
    .replace(
      /new URL\((["'])(\.{1,2}\/[^"']+)\.ts\1, import\.meta\.url\)/g,
      'new URL("$2.js", import.meta.url)',
    )
    .replace(/\b(from |import\()(["'])(\.{1,2}\/[^"']+)\.ts\2/g, '$1"$3.js"');
