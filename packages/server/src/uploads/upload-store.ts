import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { ERRORS, type Upload } from "@tus/server";

const NO_SPACE = new Set(["ENOSPC", "EDQUOT"]);

/** What tus is told when there is no room: it may be tried again, from where it got to. */
export const noRoom = () => ({
  status_code: 507,
  body: "No space is left for the upload on the disk of the server. Free some there and go on: what has arrived is kept.",
});

const orNoRoom = (error: unknown, otherwise: unknown) =>
  NO_SPACE.has((error as NodeJS.ErrnoException).code ?? "") ? noRoom() : otherwise;

/** The file store of tus, which tells a full disk from other faults and leaves nothing half made behind. */
export class UploadStore extends FileStore {
  override async create(upload: Upload): Promise<Upload> {
    try {
      return await super.create(upload);
    } catch (error) {
      // Half of its description would never be read, and never be swept.
      const path = join(this.directory, upload.id);
      await Promise.allSettled([path, `${path}.json`].map((one) => rm(one, { force: true })));
      throw orNoRoom(error, error);
    }
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(join(this.directory, id), { flags: "r+", start: offset });
    try {
      await pipeline(bytes, file);
    } catch (error) {
      throw orNoRoom(error, ERRORS.FILE_WRITE_ERROR);
    }
    return offset + file.bytesWritten;
  }
}
