import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { App } from "../context.ts";
import { ServerError } from "../errors.ts";

/** Names of assets hold a hash of what is in them: they never change. */
const FOREVER = "public, max-age=31536000, immutable";

/** The built console at every address that is not the API's. @param dir the folder that was built */
export function consoleRoutes(app: App, dir: string): void {
  app.all("/api/*", (c) => {
    throw new ServerError(
      "route-unknown",
      `There is no ${c.req.method} ${c.req.path}; /api/openapi.json lists what there is.`,
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
    // A page of the console: its own router knows the address. A file that is not there is not.
    app.get("*", (c, next) => (/\.\w+$/.test(c.req.path) ? next() : page(c, next)));
  }
  app.notFound((c) =>
    c.text(
      existsSync(dir)
        ? "There is nothing here.\n"
        : "The console is not built: npm run build -w apps/console\n",
      404,
    ),
  );
}
