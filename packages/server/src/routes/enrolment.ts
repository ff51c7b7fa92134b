import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { people } from "@hapju/contract";
import type { App, ServerContext } from "../context.ts";
import { personView } from "../views/person.ts";

/** Enrolment by bytes: a photo or a webcam picture, a sound of one speaker. */
export function enrolmentRoutes(app: App, { meetingApp, uploads }: ServerContext): void {
  const { directory } = meetingApp;

  app.openapi(people.enrolFace, async (c) => {
    const { id } = c.req.valid("param");
    const { name } = c.req.valid("query");
    // Asked before anything is made of the picture.
    await directory.get(id);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    await directory.as(c.var.caller.id).enrolFace(id, { name, bytes }, await meetingApp.templaters());
    return c.json(personView(await directory.get(id)), 201);
  });

  app.openapi(people.enrolVoice, async (c) => {
    const { id } = c.req.valid("param");
    const { name } = c.req.valid("query");
    await directory.get(id);
    const templaters = await meetingApp.templaters();
    // The decoder reads files; what is in it is for the probe to say, whatever the request calls it.
    const path = join(uploads.dir, `voice-${randomUUID()}`);
    try {
      await writeFile(path, new Uint8Array(await c.req.arrayBuffer()), { mode: 0o600 });
      const samples = await templaters.sound(path).catch((error: Error) => {
        error.message = error.message.replaceAll(path, name);
        throw error;
      });
      await directory.as(c.var.caller.id).enrolVoice(id, { name, samples }, templaters);
    } finally {
      await rm(path, { force: true });
    }
    return c.json(personView(await directory.get(id)), 201);
  });
}
