import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { encode } from "./encoding.ts";

/**
 * SHA-256 as lower-case hex: of the bytes themselves for a `Uint8Array`, of the canonical encoding for any
 * other value. Equal values have equal digests, whatever the order of their fields.
 */
export function digestOf(value: unknown): string {
  const bytes = value instanceof Uint8Array ? value : encode(value);
  return createHash("sha256").update(bytes).digest("hex");
}

/** SHA-256 of a file, read as a stream. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}
