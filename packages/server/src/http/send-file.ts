import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { ServerError } from "../errors.ts";
import { rangeOf } from "./range.ts";

/**
 * Answers with a file, or the range of it that is asked for.
 * @param path a file of ours, never one a caller names
 * @param etag quoted; the same as long as the bytes are
 */
export async function sendFile(c: Context, path: string, type: string, etag: string): Promise<Response> {
  const { size } = await stat(path);
  c.header("ETag", etag);
  c.header("Accept-Ranges", "bytes");
  c.header("Content-Type", type);
  c.header("Cache-Control", "private, no-cache");
  if (
    c.req
      .header("if-none-match")
      ?.split(/\s*,\s*/)
      .includes(etag)
  )
    return c.body(null, 304);
  const condition = c.req.header("if-range");
  const asked = condition === undefined || condition === etag ? c.req.header("range") : undefined;
  const range = rangeOf(asked, size);
  if (range === "none") {
    c.header("Content-Range", `bytes */${size}`);
    throw new ServerError("range-invalid", `The file has ${size} bytes; ask for a range within them.`);
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  c.header("Content-Length", String(end - start + 1));
  if (range) c.header("Content-Range", `bytes ${start}-${end}/${size}`);
  const status = range ? 206 : 200;
  if (c.req.method === "HEAD" || size === 0) return c.body(null, status);
  return c.body(Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream, status);
}
