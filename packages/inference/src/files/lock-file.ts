import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

const pin = z.object({
  sha256: z.string(),
  bytes: z.number(),
  /** With `bytes`, tells that the file is still the one that was hashed. */
  modifiedMs: z.number(),
  url: z.string().optional(),
});
/** The checksum of a downloaded file and what tells that it has not changed since. */
export type Pin = z.infer<typeof pin>;
const lockFile = z.object({ files: z.record(z.string(), pin) });

/** Reads the pins of a folder of models, by `model-id/file`; none when there is no lock file yet. */
export async function readPins(dir: string): Promise<Record<string, Pin>> {
  try {
    return lockFile.parse(JSON.parse(await readFile(join(dir, "models.lock.json"), "utf8"))).files;
  } catch {
    // Absent or damaged: every file is hashed again, and checked against the catalog.
    return {};
  }
}

/** Adds one pin; readers see the old file or the new one, never a part. */
export async function writePin(dir: string, key: string, value: Pin): Promise<void> {
  const path = join(dir, "models.lock.json");
  const files = { ...(await readPins(dir)), [key]: value };
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeAtomically(path, `${JSON.stringify({ files: sorted }, null, 2)}\n`);
}

/** Writes a file that appears complete or not at all; its folders are created. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${randomUUID()}`;
  await writeFile(draft, content);
  await rename(draft, path);
}
