import { openApiDocument } from "@hapju/contract";
import { sql } from "drizzle-orm";
import type { Registry } from "prom-client";
import type { App, ServerContext } from "../context.ts";

/** Liveness, readiness and metrics for operators, and the OpenAPI document. */
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
      return c.text("The database does not answer.\n", 503);
    }
  });
}
