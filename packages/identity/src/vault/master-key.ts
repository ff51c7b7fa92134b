import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { IdentityError } from "../errors.ts";
import { KEY_BYTES } from "./seal.ts";

const EVERYONE_ELSE = 0o077;

/** Path of a home folder's master key. */
export const masterKeyPath = (home: string) => join(home, "master.key");

/**
 * Reads a master key: 32 bytes as 64 hexadecimal digits or as base64.
 *
 * @throws IdentityError `master-key-invalid`; the message never repeats the key
 */
export function parseMasterKey(text: string, source: string): Uint8Array {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return new Uint8Array(Buffer.from(trimmed, "hex"));
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return new Uint8Array(Buffer.from(trimmed, "base64"));
  throw new IdentityError(
    "master-key-invalid",
    `${source} does not hold a master key: it must be ${KEY_BYTES} bytes as 64 hexadecimal digits or base64 ` +
      `(it has ${trimmed.length} characters). Restore it from your backup, or create one for a new home with ` +
      "`openssl rand -hex 32`.",
    { source, characters: trimmed.length },
  );
}

/**
 * Reads the master key of a home folder; undefined when it has none.
 *
 * @throws IdentityError `master-key-exposed` when others on the machine may read the file
 */
export async function readMasterKey(home: string): Promise<Uint8Array | undefined> {
  const path = masterKeyPath(home);
  const found = await stat(path).catch(absent);
  if (!found) return undefined;
  // Windows has no such bits; there the folder's access list protects the file.
  if (process.platform !== "win32" && (found.mode & EVERYONE_ELSE) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    throw new IdentityError(
      "master-key-exposed",
      `${path} may be read by others (mode ${mode}). It opens every face and voice in the directory. Run \`chmod 600 ${path}\`.`,
      { path, mode },
    );
  }
  return parseMasterKey(await readFile(path, "utf8"), path);
}

/** Creates the master key of a home folder, readable by its owner only. If another process was first, its key counts. */
export async function createMasterKey(home: string): Promise<Uint8Array> {
  await mkdir(home, { recursive: true });
  const path = masterKeyPath(home);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  // Written aside and linked into place: a crash leaves a whole key or none, and the first of two wins.
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString("hex")}\n`);
    await file.sync();
    await file.close();
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const created = await readMasterKey(home);
  if (created) return created;
  throw new IdentityError(
    "master-key-missing",
    `${path} disappeared while it was being created. Check what else writes to ${home}, and start again.`,
    { path },
  );
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
