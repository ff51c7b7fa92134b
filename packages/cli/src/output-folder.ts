import { access, constants, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { CliError } from "./errors.ts";

/** Makes sure results can be written there, before hours are spent on them. */
export async function prepareOutput(dir: string): Promise<string> {
  const path = resolve(dir);
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    // Root may write anywhere by its rights, and still not on a read-only file system.
    const probe = join(path, `.hapju-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      "output-not-writable",
      `The output folder ${path} cannot be written (${code}). Choose another with --out, or free this one.`,
      { path, cause: code },
    );
  }
}

/** A file to write: its name and its bytes or text. */
export interface OutputFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Writes the files so that a reader finds the old ones or the new ones, never half of one. */
export async function writeOutput(dir: string, files: readonly OutputFile[]): Promise<void> {
  for (const { name, content } of files) {
    const path = join(dir, name);
    const partial = join(dirname(path), `.${basename(path)}.${process.pid}`);
    try {
      await writeFile(partial, content);
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      const { code } = error as NodeJS.ErrnoException;
      throw new CliError(
        "output-not-writable",
        `${path} cannot be written (${code}). The run itself is kept: free the folder and run the same command again.`,
        { path, cause: code },
      );
    }
  }
}
