import { access, constants, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { CliError } from "./errors.ts";

/** Creates an output folder and checks that it can be written, before hours of computing. @throws CliError `output-not-writable` */
export async function prepareOutput(dir: string): Promise<string> {
  const path = resolve(dir);
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    // Access rights let root write anywhere, even where the file system is read-only: only a write shows it.
    const probe = join(path, `.hapju-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      "output-not-writable",
      `The output folder ${path} cannot be written (${code}). Choose another folder with --out, or make this one writable.`,
      { path, cause: code },
    );
  }
}

/** A file to write: its name and its bytes or text. */
export interface OutputFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Writes files so that a reader finds the old or the new version, never a part of one. @throws CliError `output-not-writable` */
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
        `${path} cannot be written (${code}). The run is kept: make the folder writable and run the same command again.`,
        { path, cause: code },
      );
    }
  }
}
