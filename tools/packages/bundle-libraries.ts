import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { rolldown } from "rolldown";

/** An import of a package: everything but relative paths and Node's own modules. */
const IMPORT = /((?:from|import)\s*\(?\s*)"([^".][^":]*)"/g;

/**
 * Bundles libraries into `dist/vendor` of a staged package, with what they depend on, and lets the package's code
 * import them from there. Of a library that is 20 MB on the disk, with builds for browsers, source maps and types, a
 * user installs the few hundred kB that run.
 *
 * @param folder The workspace package, from which the libraries are resolved.
 * @param target Its staged folder.
 * @param libraries Names of npm packages.
 */
export async function bundleLibraries(
  folder: string,
  target: string,
  libraries: readonly string[],
): Promise<void> {
  const dist = join(target, "dist");
  const isBundled = (specifier: string) =>
    libraries.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => join(dist, file));
  const found = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, , id]) => id ?? ""),
  );
  const specifiers = [...new Set(found.filter(isBundled))];
  const bundle = await rolldown({
    cwd: folder,
    input: Object.fromEntries(specifiers.map((id) => [entryName(id), id])),
    platform: "node",
    logLevel: "silent",
  });
  const { output } = await bundle.write({
    dir: join(dist, "vendor"),
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await bundle.close();
  const packages = packagesOf(output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : [])));
  const unused = libraries.filter((name) => !packages.some((each) => each.name === name));
  if (unused.length > 0)
    throw new Error(`${folder} bundles ${unused.join(", ")}, which no code imports. Drop it.`);
  writeFileSync(join(dist, "vendor/LICENSES.txt"), licencesOf(packages));
  for (const file of files) useBundles(file, join(dist, "vendor"), isBundled);
}

const entryName = (specifier: string) => specifier.replace(/^@/, "").replaceAll("/", "-");

function useBundles(file: string, vendor: string, isBundled: (specifier: string) => boolean): void {
  const code = readFileSync(file, "utf8");
  const path = (specifier: string) => relative(dirname(file), join(vendor, `${entryName(specifier)}.js`));
  const changed = code.replace(IMPORT, (whole, before: string, specifier: string) => {
    if (!isBundled(specifier)) return whole;
    const to = path(specifier).replaceAll("\\", "/");
    return `${before}"${to.startsWith(".") ? to : `./${to}`}"`;
  });
  if (changed !== code) writeFileSync(file, changed);
}

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly folder: string;
}

/** The packages that modules are from, by name. */
function packagesOf(modules: readonly string[]): BundledPackage[] {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders]
    .map((folder) => ({ ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")), folder }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The folder of the package that a module is from. */
function packageFolder(module: string): string | undefined {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll("\\", "/")) ?? [];
  return folder && existsSync(join(folder, "package.json")) ? folder : undefined;
}

/** The text of every licence, once, below the packages that are under it. */
function licencesOf(packages: readonly BundledPackage[]): string {
  const byText = Map.groupBy(packages, ({ folder, license }) => {
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return file ? readFileSync(join(folder, file), "utf8") : `Licence: ${license}\n`;
  });
  return [...byText]
    .map(([text, under]) => {
      const names = under.map(({ name, version, license }) => `${name} ${version} (${license})`);
      return `${names.join("\n")}\n\n${text}`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}
