import { createRoute, z } from "@hono/zod-openapi";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";

/** `GET /api/runs/{id}/events` */
export const watchRun = createRoute({
  method: "get",
  path: "/api/runs/{id}/events",
  tags: ["runs"],
  summary: "The events of a run, as server-sent events",
  description:
    "Stored events carry an id; reconnect with `Last-Event-ID` and none is lost. Previews (`step-run-started`, `step-run-progress`) have none. The stream ends after `run-completed`, `run-failed` or `run-cancelled`.",
  request: { params: idParam, headers: z.object({ "last-event-id": z.string().max(30).optional() }) },
  responses: {
    200: {
      description: "Events: `event` is the type, `data` JSON",
      content: { "text/event-stream": { schema: z.string() } },
    },
    ...problems,
  },
});
