import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { people } from "@hapju/contract";
import { sourceFile } from "@hapju/identity";
import type { App, ServerContext } from "../context.ts";
import { personView } from "../views/person.ts";

/** Enrolment by a photo, or by an audio clip of one speaker. */
export function enrolmentRoutes(app: App, { meetingApp, uploads }: ServerContext): void {
  const { directory } = meetingApp;

  app.openapi(people.enrolFace, async (c) => {
    const { id } = c.req.valid("param");
    const { name } = c.req.valid("query");
    // An unknown person is refused before the photo is read.
    await directory.get(c.var.scope, id);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const photo = sourceFile({ name, bytes });
    await directory.enrolFile(c.var.scope, id, "face", photo, await meetingApp.enrollers());
    return c.json(personView(await directory.get(c.var.scope, id)), 201);
  });

  app.openapi(people.enrolVoice, async (c) => {
    const { id } = c.req.valid("param");
    const { name } = c.req.valid("query");
    await directory.get(c.var.scope, id);
    const enrollers = await meetingApp.enrollers();
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    // The decoder reads files; the probe decides what it is, whatever the request calls it.
    const path = join(uploads.dir, `voice-${randomUUID()}`);
    try {
      await writeFile(path, bytes, { mode: 0o600 });
      const sound = sourceFile({ path, name, label: name, bytes });
      await directory.enrolFile(c.var.scope, id, "voice", sound, enrollers);
    } finally {
      await rm(path, { force: true });
    }
    return c.json(personView(await directory.get(c.var.scope, id)), 201);
  });
}
