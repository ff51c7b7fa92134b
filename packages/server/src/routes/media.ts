import { basename } from "node:path";
import { meetings } from "@hapju/contract";
import type { FrameOptions } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import { LRUCache } from "lru-cache";
import { meetingFor } from "../access.ts";
import type { App, ServerContext } from "../context.ts";
import { sendFile } from "../http/send-file.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** Size of the cache of frames; they show people, so they are kept in memory and never on disk. */
const FRAMES_BYTES = 64 * 1024 * 1024;

/** The recording of a meeting, its frames and its loudness. */
export function mediaRoutes(app: App, context: ServerContext): void {
  const { renditions } = context.meetingApp;
  const frames = new LRUCache<
    string,
    Uint8Array,
    { readonly scope: Scope; readonly id: string; readonly options: FrameOptions }
  >({
    maxSize: FRAMES_BYTES,
    sizeCalculation: (bytes) => bytes.length || 1,
    // Concurrent requests of one frame share one extraction.
    fetchMethod: (_key, _stale, { context: { scope, id, options } }) => renditions.frame(scope, id, options),
  });

  app.openapi(meetings.getMedia, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    const { path, type } = await renditions.playable(c.var.scope, id);
    await context.accesses.note(c.var.scope, `meeting/${id}`, "recording-played");
    // The store names files by the digest of their content.
    return sendFile(c, { path, type, etag: `"${basename(path)}"` });
  });

  app.openapi(meetings.getPeaks, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    const { peaks } = await renditions.peaks(c.var.scope, id);
    c.header("Content-Type", "application/octet-stream");
    c.header("Cache-Control", "private, max-age=3600");
    return c.body(new Uint8Array(peaks));
  });

  app.openapi(meetings.getFrame, async (c) => {
    const { id } = c.req.valid("param");
    const { seconds, width, x, y, boxWidth, boxHeight } = c.req.valid("query");
    await meetingFor(context, c.var.caller, id);
    const box =
      x === undefined || y === undefined || boxWidth === undefined || boxHeight === undefined
        ? undefined
        : { x, y, width: boxWidth, height: boxHeight };
    const options = withoutUndefined({ seconds, width, box });
    const key = `${id} ${JSON.stringify(options)}`;
    const jpeg = await frames.forceFetch(key, { context: { scope: c.var.scope, id, options } });
    // Not in the audit log: lists show a frame of every meeting, and reading a list plays no recording.
    c.header("Content-Type", "image/jpeg");
    c.header("Cache-Control", "private, max-age=600");
    return c.body(new Uint8Array(jpeg));
  });
}
