import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { ERRORS, type Upload } from "@tus/server";

const NO_SPACE = new Set(["ENOSPC", "EDQUOT"]);

/** The refusal of tus for a full disk; the upload can be continued later. */
export const noSpace = () => ({
  status_code: 507,
  body: "No space is left for the upload on the disk of the server. Free some space there and continue: what has arrived is kept.",
});

const orNoSpace = (error: unknown, otherwise: unknown) =>
  NO_SPACE.has((error as NodeJS.ErrnoException).code ?? "") ? noSpace() : otherwise;

/** The file store of tus, with an error of its own for a full disk, and no partial files after a failure. */
export class UploadStore extends FileStore {
  override async create(upload: Upload): Promise<Upload> {
    try {
      return await super.create(upload);
    } catch (error) {
      // A partial description would never be read, and never be deleted as expired.
      const path = join(this.directory, upload.id);
      await Promise.allSettled([path, `${path}.json`].map((one) => rm(one, { force: true })));
      throw orNoSpace(error, error);
    }
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(join(this.directory, id), { flags: "r+", start: offset });
    try {
      await pipeline(bytes, file);
    } catch (error) {
      throw orNoSpace(error, ERRORS.FILE_WRITE_ERROR);
    }
    return offset + file.bytesWritten;
  }
}
