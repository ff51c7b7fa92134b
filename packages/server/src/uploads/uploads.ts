import { randomBytes } from "node:crypto";
import { mkdir, statfs } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Server as TusServer } from "@tus/server";
import { ServerError } from "../errors.ts";
import { noRoom, UploadStore } from "./upload-store.ts";

/** The largest recording that can be uploaded: 12 hours of good video. */
const MOST_BYTES = 64 * 1024 ** 3;
/** How long an upload that nobody goes on with, or makes a meeting of, is kept. */
const KEPT_MS = 24 * 3_600_000;
const SWEEP_MS = 3_600_000;
/** Left free on the disk: a database that cannot write loses more than an upload. */
const RESERVED_BYTES = 256 * 1024 ** 2;

/** A finished upload. */
export interface Upload {
  /** Where its bytes are; the name is ours. */
  readonly path: string;
  /** What its user called it, without an ending; never part of a path. */
  readonly title: string | undefined;
}

/** Recordings on their way here (tus 1.0), each bound to the user who began it. */
export interface Uploads {
  /** The folder they are kept in; for files of ours that are read once, too. */
  readonly dir: string;
  /** Answers a request of the protocol. @param owner id of the user */
  handle(request: Request, owner: string): Promise<Response>;
  /** Whether the upload is this user's. */
  isOf(id: string, owner: string): boolean;
  /** @throws ServerError `upload-unknown`, `upload-unfinished` */
  finished(id: string, owner: string): Promise<Upload>;
  remove(id: string): Promise<void>;
  close(): void;
}

export interface UploadsOptions {
  /** The folder they are kept in. */
  readonly dir: string;
  /** Where the API serves them. */
  readonly path: string;
  readonly mostBytes?: number;
  /** How many bytes are free where they are kept; default: asks the file system. */
  readonly freeBytes?: (dir: string) => Promise<number>;
}

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
    // Nobody but pages of this server uploads from a browser.
    allowedOrigins: [],
    // The owner is in the id, so that whose it is never needs looking up.
    namingFunction: (request) => `${owners.get(request)}.${randomBytes(16).toString("hex")}`,
    // Several that each had room when they began may have none together.
    async onIncomingRequest({ method, headers }) {
      if (method === "PATCH" && (await isFull(Number(headers.get("content-length") ?? 0)))) throw noRoom();
    },
    async onUploadCreate(_, upload) {
      if (upload.size === undefined) throw refused(400, "Say Upload-Length when an upload begins.");
      if (await isFull(upload.size)) throw noRoom();
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
          `There is no upload ${id} of yours. It may have expired: upload again.`,
        );
      if (upload.offset !== upload.size)
        throw new ServerError(
          "upload-unfinished",
          `Upload ${id} has ${upload.offset} of ${upload.size} bytes. Finish it first.`,
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
