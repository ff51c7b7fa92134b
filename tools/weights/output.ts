import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";

const sources = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      model: z.string(),
      source: z.string(),
      licence: z.string(),
      licenceFile: z.string(),
      conversion: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().positive(),
    }),
  ),
});

/** One row of a package's `sources.json`. */
export type WeightFile = z.infer<typeof sources>["files"][number];

/** The packages that hold files of others and no code: folders of `packages/`. */
export const FILE_PACKAGES = ["weights", "weights-multilingual", "weights-light-asd", "fonts"] as const;
/** A folder of `packages/` that holds files of others. */
export type FilePackage = (typeof FILE_PACKAGES)[number];

/** The folder of a package. */
export const packageFolder = (name: FilePackage): string =>
  resolve(import.meta.dirname, "../../packages", name);

/** What the `sources.json` of a package says of its files. */
export async function readSources(name: FilePackage): Promise<readonly WeightFile[]> {
  return sources.parse(JSON.parse(await readFile(join(packageFolder(name), "sources.json"), "utf8"))).files;
}

/** SHA-256 in 64 hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Writes a file into a package, unless it is not the one that `sources.json` pins.
 *
 * @throws Error where the SHA-256 differs: correct the input, or `sources.json` and README.md where the change is meant
 */
export async function writeFileOf(name: FilePackage, path: string, bytes: Uint8Array): Promise<void> {
  const pinned = (await readSources(name)).find((file) => file.path === path)?.sha256;
  const found = sha256(bytes);
  if (found !== pinned) {
    throw new Error(
      `${path} came out with SHA-256 ${found}; packages/${name}/sources.json says ${pinned ?? "nothing"}. Check the version of the input; if the change is intended, update sources.json and README.md.`,
    );
  }
  const target = join(packageFolder(name), path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  console.log(`packages/${name}/${path} ${found}`);
}
