import { basename } from "node:path";
import { meetings } from "@hapju/contract";
import { isHapjuError } from "@hapju/spec";
import type { Context } from "hono";
import type { App, ServerContext, ServerEnv } from "../context.ts";
import { ServerError } from "../errors.ts";
import { problemResponse } from "../problem.ts";
import { callerWith } from "../security/roles.ts";
import { meetingView } from "../views/meeting.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** The path of uploads: tus 1.0, which is not part of the OpenAPI document. */
export const UPLOADS = "/api/uploads";

/** Uploads, and the meetings created from them. */
export function uploadRoutes(app: App, { meetingApp, uploads, accounts }: ServerContext): void {
  const handle = async (c: Context<ServerEnv>) => {
    const caller = await callerWith(accounts, c.req.raw.headers, "editor");
    const id = c.req.param("id");
    if (id !== undefined && !uploads.isOf(id, caller.id))
      throw new ServerError("upload-unknown", `You have no upload ${id}.`);
    const response = await uploads.handle(c.req.raw, caller.id);
    if (response.status < 400 || c.req.method === "HEAD") return response;
    const detail = (await response.text()).trim();
    const code = response.status === 507 ? "disk-full" : "upload-refused";
    return problemResponse(response.status, code, detail, response.headers);
  };
  app.post(UPLOADS, handle);
  app.on(["PATCH", "DELETE"], `${UPLOADS}/:id`, handle);
  // Hono serves HEAD by the routes of GET. An upload itself cannot be read back.
  app.get(`${UPLOADS}/:id`, (c, next) => (c.req.method === "HEAD" ? handle(c) : next()));

  app.openapi(meetings.createMeeting, async (c) => {
    const {
      upload: id,
      title,
      language,
      quality,
      glossary,
      date,
      timeZone,
      roster,
      access,
    } = c.req.valid("json");
    const upload = await uploads.finished(id, c.var.caller.id);
    const name = title ?? upload.title ?? "Meeting";
    try {
      const { path } = upload;
      const owner = c.var.caller.id;
      const meeting = await meetingApp.meetings.create(
        c.var.scope,
        withoutUndefined({
          path,
          title: name,
          language,
          quality,
          glossary,
          owner,
          access,
          date,
          timeZone,
          roster,
        }),
      );
      await uploads.remove(id);
      return c.json(meetingView(meeting), 201);
    } catch (error) {
      // A file that is not a recording stays one; after any other error the same upload can be tried again.
      if (isHapjuError(error) && error.kind === "unprocessable") await uploads.remove(id);
      throw withoutPath(error, upload.path, name);
    }
  });
}

/** An error whose message has the name its user gave the file instead of its path. */
function withoutPath(error: unknown, path: string, name: string): unknown {
  if (error instanceof Error)
    error.message = error.message.replaceAll(path, name).replaceAll(basename(path), name);
  return error;
}
