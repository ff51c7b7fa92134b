import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { ServerError } from "../errors.ts";
import { rangeOf } from "./range.ts";

/** A file to send. */
export interface SentFile {
  /** Path of a file of the server's own; never one that a caller names. */
  readonly path: string;
  /** Media type. */
  readonly type: string;
  /** Quoted entity tag; the same as long as the bytes are. */
  readonly etag: string;
}

/** Responds with a file, or with the range of it that the request names. @throws ServerError `range-invalid` */
export async function sendFile(c: Context, { path, type, etag }: SentFile): Promise<Response> {
  const { size } = await stat(path);
  c.header("ETag", etag);
  c.header("Accept-Ranges", "bytes");
  c.header("Content-Type", type);
  c.header("Cache-Control", "private, no-cache");
  const known = c.req.header("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (known.includes(etag)) return c.body(null, 304);
  const condition = c.req.header("if-range");
  const isCurrent = condition === undefined || condition === etag;
  const range = isCurrent ? rangeOf(c.req.header("range"), size) : undefined;
  if (range === "unsatisfiable") {
    c.header("Content-Range", `bytes */${size}`);
    throw new ServerError("range-invalid", `The file has ${size} bytes. Request a range within them.`, {
      size,
    });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  c.header("Content-Length", String(end - start + 1));
  if (range) c.header("Content-Range", `bytes ${start}-${end}/${size}`);
  const status = range ? 206 : 200;
  if (c.req.method === "HEAD" || size === 0) return c.body(null, status);
  return c.body(Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream, status);
}
