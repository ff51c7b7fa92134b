import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TEMPLATE = fileURLToPath(new URL("../template/", import.meta.url));

/** A project cannot be created; the message says what to do. */
export class CreateError extends Error {
  override readonly name = "CreateError";
}

/**
 * Creates a project from the template.
 * @param folder Where it is created; must not exist yet, or be empty.
 * @param version Of Hapju, that the project depends on.
 * @returns the absolute path
 * @throws CreateError if the folder holds files, or its name cannot be a package's
 */
export function createProject(folder: string, version: string): string {
  const path = resolve(folder);
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new CreateError(`${path} is not empty. Choose a folder that does not exist.`);
  const name = packageName(basename(path));
  cpSync(TEMPLATE, path, { recursive: true });
  // npm publishes no file of this name.
  renameSync(join(path, "gitignore"), join(path, ".gitignore"));
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  manifest.name = name;
  manifest.dependencies.hapju = `^${version}`;
  writeFileSync(join(path, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return path;
}

/** The name of a folder as a package's: lower-case letters, digits, hyphens, dots. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, "-")
    .replace(/^[.-]+|[.-]+$/g, "");
  if (name) return name;
  throw new CreateError(
    `"${folder}" has no letter or digit to name a package by. Choose a name such as my-app.`,
  );
}
