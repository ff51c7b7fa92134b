import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** SHA-256 of a file, 64 hexadecimal digits, read as a stream. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}
