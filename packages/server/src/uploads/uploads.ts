import { randomBytes } from "node:crypto";
import { mkdir, statfs } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Server as TusServer } from "@tus/server";
import { ServerError } from "../errors.ts";
import { noSpace, UploadStore } from "./upload-store.ts";

/** The largest recording that can be uploaded: 12 hours of good video. */
const MOST_BYTES = 64 * 1024 ** 3;
/** How long an upload is kept that is neither continued nor turned into a meeting. */
const KEPT_MS = 24 * 3_600_000;
const SWEEP_MS = 3_600_000;
/** Space left free on the disk: a database that cannot write loses more than an upload. */
const RESERVED_BYTES = 256 * 1024 ** 2;

/** A finished upload. */
export interface Upload {
  /** Path of its bytes, with a name that the server chose. */
  readonly path: string;
  /** Name of the file on the user's machine, without extension; never part of a path. */
  readonly title: string | undefined;
}

/** Uploads of recordings (tus 1.0), each bound to the user who started it. */
export interface Uploads {
  /** The folder of uploads; it also holds temporary files of the server. */
  readonly dir: string;
  /** Responds to a request of the protocol. @param owner id of the user */
  handle(request: Request, owner: string): Promise<Response>;
  /** Whether the upload belongs to the user. */
  isOf(id: string, owner: string): boolean;
  /** The finished upload of a user. @throws ServerError `upload-unknown`, `upload-unfinished` */
  finished(id: string, owner: string): Promise<Upload>;
  /** Deletes an upload. */
  remove(id: string): Promise<void>;
  /** Stops deleting expired uploads. */
  close(): void;
}

/** How {@link openUploads} stores and serves uploads. */
export interface UploadsOptions {
  /** The folder of uploads. */
  readonly dir: string;
  /** Path of uploads in the API. */
  readonly path: string;
  /** Size of the largest upload. */
  readonly mostBytes?: number;
  /** Free bytes of the disk; default: those of the file system. */
  readonly freeBytes?: (dir: string) => Promise<number>;
}

/** Opens the uploads, and deletes expired ones every hour. */
export async function openUploads(options: UploadsOptions): Promise<Uploads> {
  const { dir, path, mostBytes = MOST_BYTES, freeBytes = freeOf } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const store = new UploadStore({ directory: dir, expirationPeriodInMilliseconds: KEPT_MS });
  const owners = new WeakMap<object, string>();
  const isFull = async (more: number) => (await freeBytes(dir)) - RESERVED_BYTES < more;
  const tus = new TusServer({
    path,
    datastore: store,
    maxSize: mostBytes,
    relativeLocation: true,
    // Only pages of this server upload from a browser.
    allowedOrigins: [],
    // The id holds the owner, so that no look-up is needed to check it.
    namingFunction: (request) => `${owners.get(request)}.${randomBytes(16).toString("hex")}`,
    // Uploads that each had space when they started may not have it together.
    async onIncomingRequest({ method, headers }) {
      if (method === "PATCH" && (await isFull(Number(headers.get("content-length") ?? 0)))) throw noSpace();
    },
    async onUploadCreate(_, upload) {
      if (upload.size === undefined)
        throw refused(
          400,
          "The header Upload-Length is missing. Send the size of the file when the upload starts.",
        );
      if (await isFull(upload.size)) throw noSpace();
      return {};
    },
  });
  const sweep = () => tus.cleanUpExpiredUploads().catch(() => {});
  void sweep();
  const sweeping = setInterval(sweep, SWEEP_MS);
  sweeping.unref();
  const isOf = (id: string, owner: string) => /^[\w-]+\.[0-9a-f]{32}$/.test(id) && id.startsWith(`${owner}.`);
  return {
    dir,
    isOf,
    handle(request, owner) {
      owners.set(request, owner);
      return tus.handleWeb(request);
    },
    async finished(id, owner) {
      const upload = isOf(id, owner) ? await store.getUpload(id).catch(() => undefined) : undefined;
      if (!upload)
        throw new ServerError(
          "upload-unknown",
          `You have no upload ${id}. It may have expired: upload the file again.`,
        );
      if (upload.offset !== upload.size)
        throw new ServerError(
          "upload-unfinished",
          `Upload ${id} has ${upload.offset} of ${upload.size} bytes. Finish the upload first.`,
          { received: upload.offset, size: upload.size },
        );
      const name = upload.metadata?.filename;
      return { path: join(dir, id), title: name ? titleOf(name) : undefined };
    },
    remove: (id) => store.remove(id),
    close: () => clearInterval(sweeping),
  };
}

async function freeOf(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

const refused = (status_code: number, body: string) => ({ status_code, body });

const titleOf = (name: string) =>
  basename(name.replaceAll("\\", "/"), extname(name))
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, 200) || undefined;
