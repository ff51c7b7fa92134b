import { explainWriteError } from "@hapju/storage";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type { App, ServerContext, ServerEnv } from "./context.ts";
import { ServerError } from "./errors.ts";
import { openMetrics } from "./metrics/metrics.ts";
import { answerProblem, problemOf } from "./problem.ts";
import { accountRoutes } from "./routes/account.ts";
import { auditRoutes } from "./routes/audit.ts";
import { consoleRoutes } from "./routes/console.ts";
import { correctionRoutes } from "./routes/corrections.ts";
import { enrolmentRoutes } from "./routes/enrolment.ts";
import { healthRoutes } from "./routes/health.ts";
import { mediaRoutes } from "./routes/media.ts";
import { meetingRoutes } from "./routes/meetings.ts";
import { modelRoutes } from "./routes/models.ts";
import { peopleRoutes } from "./routes/people.ts";
import { reviewRoutes } from "./routes/review.ts";
import { runRoutes } from "./routes/runs.ts";
import { UPLOADS, uploadRoutes } from "./routes/uploads.ts";
import { safeHeaders } from "./security/headers.ts";
import { knownHosts } from "./security/hosts.ts";
import { bodyLimits, type Limits, requestLimit, signInLimits } from "./security/limits.ts";
import { sameOrigin } from "./security/origin.ts";
import { guardRoutes } from "./security/roles.ts";

export interface AppOptions {
  readonly publicUrl: URL;
  /** Names that the server goes by. */
  readonly hosts: readonly string[];
  /** The folder of the built console. */
  readonly consoleDir: string;
  readonly limits: Limits;
  /** Told of errors that nobody foresaw. */
  readonly onError: (error: Error) => void;
}

/** What the API answers is somebody's: no cache keeps it unless a route says so. */
const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("Cache-Control", "no-store");
};

/** Everything that is served, put together: what guards, then the routes of the contract, then the console. */
export function createApp(context: ServerContext, options: AppOptions): App {
  const { publicUrl, hosts, consoleDir, limits, onError } = options;
  const metrics = openMetrics(context.meetingApp, context.feeds);
  const app = new OpenAPIHono<ServerEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.map(({ path, message }) => ({
        field: [result.target === "json" ? "body" : result.target, ...path].join("."),
        message,
      }));
      throw new ServerError("request-invalid", `${errors[0]!.field}: ${errors[0]!.message}`, { errors });
    },
  });
  app.onError((thrown, c) => {
    const isCut = (thrown as { code?: unknown }).code === "ECONNRESET";
    const error = isCut
      ? new ServerError("request-cut", "The connection ended in the middle of the request.")
      : (explainWriteError(thrown, "$HAPJU_HOME") as Error);
    if (problemOf(error).status === 500) onError(error);
    return answerProblem(c, error, context.placeless);
  });
  app.use(safeHeaders(publicUrl.protocol === "https:"));
  app.use(knownHosts(hosts));
  app.use(metrics.measure);
  app.use(compress());
  app.use("/api/*", requestLimit(limits), sameOrigin, neverStored, bodyLimits(UPLOADS));
  for (const limit of signInLimits(limits)) app.on("POST", ["/api/session", "/api/welcome"], limit);
  guardRoutes(app, context);
  accountRoutes(app, context);
  meetingRoutes(app, context);
  uploadRoutes(app, context);
  mediaRoutes(app, context);
  correctionRoutes(app, context);
  peopleRoutes(app, context);
  enrolmentRoutes(app, context);
  reviewRoutes(app, context);
  runRoutes(app, context);
  modelRoutes(app, context);
  auditRoutes(app, context);
  healthRoutes(app, context, metrics.registry);
  consoleRoutes(app, consoleDir);
  return app;
}
