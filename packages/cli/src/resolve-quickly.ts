import { registerHooks } from "node:module";

/** Its package.json names every file in `exports`: 180 kB. */
const LARGE = "drizzle-orm";

/**
 * Resolves the imports between the files of drizzle-orm by their path, and those of our files once per name. Without
 * this, Node parses the package's whole `exports` again for each import, which takes longer than loading all other
 * libraries. Correct as long as one drizzle-orm is installed.
 */
export function resolveQuickly(): void {
  const known = new Map<string, string>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      const isOwn = specifier.startsWith(".") && specifier.endsWith(".js");
      if (isOwn && parentURL?.includes(`/node_modules/${LARGE}/`))
        return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
      if (specifier !== LARGE && !specifier.startsWith(`${LARGE}/`)) return next(specifier, context);
      const url = known.get(specifier);
      if (url) return { url, format: "module", shortCircuit: true };
      const found = next(specifier, context);
      if (found.format === "module") known.set(specifier, found.url);
      return found;
    },
  });
}
