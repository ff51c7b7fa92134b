import { openApiDocument } from "@hapju/contract";
import { sql } from "drizzle-orm";
import type { Registry } from "prom-client";
import type { App, ServerContext } from "../context.ts";

/** For whoever keeps the server running: is it there, can it work. And what it serves. */
export function healthRoutes(app: App, { meetingApp: { storage } }: ServerContext, metrics: Registry): void {
  const document = openApiDocument();
  app.get("/api/openapi.json", (c) => c.json(document));
  app.get("/metrics", async (c) =>
    c.body(await metrics.metrics(), 200, { "Content-Type": metrics.contentType }),
  );
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => {
    try {
      await storage.database.execute(sql`select 1`);
      return c.text("ready\n");
    } catch {
      return c.text("the database does not answer\n", 503);
    }
  });
}
