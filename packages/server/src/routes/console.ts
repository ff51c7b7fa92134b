import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { App } from "../context.ts";
import { ServerError } from "../errors.ts";

/** Cache control of assets: their names hold a hash of their content. */
const FOREVER = "public, max-age=31536000, immutable";

/** The built console at every path outside the API. @param dir folder of the built console */
export function consoleRoutes(app: App, dir: string): void {
  app.all("/api/*", (c) => {
    throw new ServerError(
      "route-unknown",
      `There is no route ${c.req.method} ${c.req.path}. /api/openapi.json lists the routes.`,
    );
  });
  const isBuilt = existsSync(join(dir, "index.html"));
  if (isBuilt) {
    const file = serveStatic({
      root: dir,
      onFound: (path, c) => c.header("Cache-Control", path.includes("/assets/") ? FOREVER : "no-cache"),
    });
    const page = serveStatic({
      root: dir,
      path: "index.html",
      onFound: (_, c) => c.header("Cache-Control", "no-cache"),
    });
    app.get("*", file);
    // Paths of pages are known to the router of the console only; a path with a file extension is a missing file.
    app.get("*", (c, next) => (/\.\w+$/.test(c.req.path) ? next() : page(c, next)));
  }
  app.notFound((c) =>
    c.text(
      existsSync(dir)
        ? "There is no page here.\n"
        : "The console is not built. Run: npm run build -w apps/console\n",
      404,
    ),
  );
}
