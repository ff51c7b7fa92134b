import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { IdentityError } from "../errors.ts";
import type { TemplateKind } from "../people/purpose.ts";

/** A photo or sound that was read; the digest of its bytes identifies it. */
export interface SourceFile {
  /** Where it is stored, for decoders that read files. */
  readonly path: string;
  /** What is kept with its template; never a path of this machine. */
  readonly name: string;
  /** What messages call it. */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, lower-case hexadecimal. */
  readonly digest: string;
}

/** SHA-256 of `bytes`, lower-case hexadecimal. */
export const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A photo or sound whose bytes are in memory. `path` defaults to `name`, and `label` to `path`. */
export function sourceFile({
  name,
  bytes,
  path = name,
  label = path,
}: Pick<SourceFile, "name" | "bytes"> & Partial<Pick<SourceFile, "path" | "label">>): SourceFile {
  return { path, name, label, bytes, digest: digestOf(bytes) };
}

const WORDS = {
  face: { code: "photo-missing", what: "photo" },
  voice: { code: "sound-missing", what: "sound" },
} as const;

/** Reads a photo or sound from disk. @throws IdentityError `photo-missing` or `sound-missing` */
export async function readSourceFile(
  { path, name }: Pick<SourceFile, "path" | "name">,
  kind: TemplateKind,
): Promise<SourceFile> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const { code, what } = WORDS[kind];
    const reason = error.code === "ENOENT" ? "does not exist" : `cannot be read (${error.code})`;
    throw new IdentityError(code, `The ${what} ${path} ${reason}. Put it there or correct the path.`, {
      path,
    });
  });
  return sourceFile({ path, name, bytes });
}
