import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** SHA-256 of a file, 64 hexadecimal digits, read as a stream. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

/** Checksums of files this process has read: a file with the size and the time of then is not read again. */
export class Checksums {
  readonly #known = new Map<string, { readonly state: string; readonly sha256: string }>();

  /** SHA-256 of a file. */
  async of(
    path: string,
    { size, mtimeMs }: { readonly size: number; readonly mtimeMs: number },
  ): Promise<string> {
    const state = `${size} ${mtimeMs}`;
    const known = this.#known.get(path);
    if (known?.state === state) return known.sha256;
    const sha256 = await sha256Of(path);
    this.#known.set(path, { state, sha256 });
    return sha256;
  }
}
