import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { bundleLibraries } from "./bundle-libraries.ts";
import { EMITTED } from "./compile.ts";
import { type Manifest, publishedPackages, ROOT, readManifest, type WorkspacePackage } from "./manifest.ts";
import { type PublishContext, publishManifest } from "./publish-manifest.ts";
import { stageRepublished } from "./republished/index.ts";

/** What is published: a folder per package, ready for `npm pack` and `npm publish`. */
export const STAGED = join(ROOT, "build/packages");

/** Every published package contains these, from its own folder or the repository's root. */
const DOCUMENTS = ["README.md", "LICENSE", "NOTICE", "CHANGELOG.md"];

/** Stages every published package from its compiled sources. */
export async function stagePackages(): Promise<void> {
  rmSync(STAGED, { recursive: true, force: true });
  const packages = publishedPackages();
  const published = new Map(packages.map(({ manifest: { name, version } }) => [name, version]));
  const root = readManifest(ROOT);
  for (const each of packages) await stage(each, { published, root });
  stageRepublished(STAGED);
}

async function stage(
  { folder, directory, manifest }: WorkspacePackage,
  context: Pick<PublishContext, "published" | "root">,
): Promise<void> {
  const target = join(STAGED, directory);
  const compiled = join(EMITTED, directory, "src");
  const exported = JSON.stringify(manifest.exports ?? "");
  if (existsSync(compiled))
    cpSync(compiled, join(target, "dist"), {
      recursive: true,
      filter: (path) => basename(path) !== "testing" || exported.includes("/testing/"),
    });
  if (manifest.bundledLibraries) await bundleLibraries(folder, target, manifest.bundledLibraries);
  const files = manifest.files ?? [];
  for (const file of files) copy(file, [join(folder, file), join(ROOT, file)], target, manifest.name);
  useCompiled(join(target, "bin"));
  if (!existsSync(join(folder, "README.md")))
    throw new Error(`${manifest.name} has no README.md. Say what it is, in ten lines that run.`);
  const documents = DOCUMENTS.filter((name) => {
    // A README and a CHANGELOG are the package's own, and so is another licence than ours.
    const ours = /^(LICENSE|NOTICE)$/.test(name) && manifest.license?.includes("Apache-2.0");
    const sources = [join(folder, name), ...(ours ? [join(ROOT, name)] : [])];
    return sources.some(existsSync) && copy(name, sources, target, manifest.name);
  });
  linkToRepository(join(target, "README.md"), context.root);
  const shipped = [...(existsSync(compiled) ? ["dist"] : []), ...files, ...documents];
  const staged = publishManifest(manifest, {
    ...context,
    directory: `packages/${directory}`,
    files: shipped,
  });
  writeFileSync(join(target, "package.json"), `${JSON.stringify(staged, undefined, 2)}\n`);
}

function copy(file: string, sources: readonly string[], target: string, owner: string): true {
  const source = sources.find(existsSync);
  if (!source)
    throw new Error(`${owner} publishes "${file}", which does not exist. Build it, or drop it from "files".`);
  cpSync(source, join(target, file), { recursive: true });
  return true;
}

/** Links to files outside the package lead to the repository. */
function linkToRepository(readme: string, root: Manifest): void {
  const repository = root.homepage?.replace(/#.*$/, "/blob/main/") ?? "";
  writeFileSync(
    readme,
    readFileSync(readme, "utf8")
      .replaceAll("](../../", `](${repository}`)
      .replaceAll("](../", `](${repository}packages/`),
  );
}

/** Commands are JavaScript already; only what they import was compiled. */
function useCompiled(folder: string): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, "utf8").replace(/"\.\.\/src\/([^"]+)\.ts"/g, '"../dist/$1.js"'));
  }
}
