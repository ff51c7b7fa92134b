import { explainWriteError } from "@hapju/storage";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type { App, ServerContext, ServerEnv } from "./context.ts";
import { ServerError } from "./errors.ts";
import { withoutParameters } from "./log.ts";
import { openMetrics } from "./metrics/metrics.ts";
import { respondWithProblem } from "./problem.ts";
import { refuseInvalid } from "./refuse-invalid.ts";
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
import { statusOf } from "./status.ts";

/** How the application is served. */
export interface AppOptions {
  /** Where browsers find the server. */
  readonly publicUrl: URL;
  /** Host names of the server. */
  readonly hosts: readonly string[];
  /** The folder of the built console. */
  readonly consoleDir: string;
  readonly limits: Limits;
  /** Notified of unexpected errors, those that are answered with 500. */
  readonly onError: (error: Error) => void;
}

/** Responses of the API are personal: no cache keeps them unless a route allows it. */
const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("Cache-Control", "no-store");
};

/** The error that callers and the log see in place of one from below. */
function explained(thrown: Error): Error {
  const { code, cause } = thrown as { code?: unknown; cause?: { code?: unknown } };
  if (code === "ECONNRESET")
    return new ServerError("request-cut", "The connection ended before the request was complete.");
  // SQLSTATE class 22, data exception: a value that passed the schema and that the database cannot store.
  if (typeof cause?.code === "string" && /^22[0-9A-Z]{3}$/.test(cause.code))
    return new ServerError(
      "request-invalid",
      "A value of the request cannot be stored. Change it and try again.",
    );
  return explainWriteError(thrown, "$HAPJU_HOME") as Error;
}

/** Everything that is served, in order: security checks, the routes of the contract, the console. */
export function createApp(context: ServerContext, options: AppOptions): App {
  const { publicUrl, hosts, consoleDir, limits, onError } = options;
  const metrics = openMetrics(context.meetingApp, context.feeds);
  const app = new OpenAPIHono<ServerEnv>({ defaultHook: refuseInvalid });
  app.onError((thrown, c) => {
    const error = explained(thrown);
    if (statusOf(error) === 500) onError(withoutParameters(error));
    return respondWithProblem(c, error, context.redactPaths);
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
