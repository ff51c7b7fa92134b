import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { digestOf, digestOfFile } from "./digest.ts";
import { explainWriteError } from "./errors.ts";
import { checked, checkFolder, keyOf, missing } from "./object-key.ts";
import type { ObjectStore } from "./objects.ts";

/** Folder of unfinished writes. */
const UNFINISHED = "unfinished";

/** Objects in a local folder. */
export async function openFolderObjects(root: string): Promise<ObjectStore> {
  const disk = new Disk(new FSDriver({ location: root, visibility: "private" }));
  const pathOf = (key: string) => join(root, key);

  async function writing<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw explainWriteError(error, root);
    }
  }

  /** A rename makes the write atomic; FlyDrive's own move copies, which would show an incomplete object. */
  async function commit(temporary: string, key: string): Promise<void> {
    try {
      await rename(pathOf(temporary), pathOf(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      await mkdir(dirname(pathOf(key)), { recursive: true });
      await rename(pathOf(temporary), pathOf(key));
    }
  }

  async function write(key: string, fill: (temporary: string) => Promise<void>): Promise<void> {
    const temporary = `${UNFINISHED}/${randomUUID()}`;
    await writing(async () => {
      try {
        await fill(temporary);
        await commit(temporary, key);
      } catch (error) {
        await rm(pathOf(temporary), { force: true });
        throw error;
      }
    });
  }

  await writing(() => mkdir(pathOf(UNFINISHED), { recursive: true }));

  return {
    async put(bytes, options = {}) {
      const digest = digestOf(bytes);
      const key = keyOf(digest, options.folder);
      if (!(await disk.exists(key))) await write(key, (temporary) => disk.put(temporary, bytes));
      return { key, digest, bytes: bytes.length };
    },
    async putFile(path) {
      const { size } = await stat(path);
      const before = await digestOfFile(path);
      if (await disk.exists(before)) return { key: before, digest: before, bytes: size };
      // A hard link would change with its source file; a clone is as cheap and does not.
      const temporary = `${UNFINISHED}/${randomUUID()}`;
      return writing(async () => {
        try {
          await copyFile(path, pathOf(temporary), constants.COPYFILE_FICLONE);
          // The file may have changed since it was first read; the stored copy decides the key.
          const digest = await digestOfFile(pathOf(temporary));
          const { size: bytes } = await stat(pathOf(temporary));
          await commit(temporary, digest);
          return { key: digest, digest, bytes };
        } finally {
          await rm(pathOf(temporary), { force: true });
        }
      });
    },
    async get(ref) {
      if (!(await disk.exists(ref.key))) throw missing(ref, pathOf(ref.key));
      return checked(ref, await disk.getBytes(ref.key), pathOf(ref.key));
    },
    exists: (ref) => disk.exists(ref.key),
    delete: (ref) => disk.delete(ref.key),
    // A run may still write into the folder: Node tries again where it was not empty after all.
    deleteFolder: async (folder) =>
      rm(pathOf(checkFolder(folder)), { recursive: true, force: true, maxRetries: 10, retryDelay: 20 }),
    async localPath(ref) {
      if (!(await disk.exists(ref.key))) throw missing(ref, pathOf(ref.key));
      return pathOf(ref.key);
    },
  };
}
