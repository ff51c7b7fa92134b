import { registerHooks } from "node:module";

/** Its package.json names every file in `exports`: 180 kB. */
const LARGE = "/node_modules/drizzle-orm/";

/**
 * Resolves the imports between the files of drizzle-orm by their path. Left to itself, Node parses the package's whole
 * `exports` again for each of its hundred modules, which takes longer than loading all other libraries (decision 0092).
 */
export function resolveQuickly(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      if (!specifier.startsWith(".") || !specifier.endsWith(".js") || !parentURL?.includes(LARGE))
        return next(specifier, context);
      return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
    },
  });
}
