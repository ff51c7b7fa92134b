import { type ExplanationSentence, runs } from "@hapju/contract";
import { runFor, viewerOf } from "../access.ts";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { eventStream } from "../live/event-stream.ts";
import { redactPathsWithin } from "../redact-paths.ts";
import { runView } from "../views/run.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** Runs: their state, events, model calls and explanations. */
export function runRoutes(app: App, context: ServerContext): void {
  const { feeds, redactPaths } = context;
  const { engine, runs: meetingRuns } = context.meetingApp;

  app.openapi(runs.listRuns, async (c) => {
    const { cursor, limit, state, meeting } = c.req.valid("query");
    const viewer = viewerOf(c.var.caller);
    const page = await meetingRuns.list(c.var.scope, { viewer, limit, cursor, state, meeting });
    const found = await engine.queries.list(c.var.scope, { ids: page.items.map(({ run }) => run) });
    const meetingOf = new Map(page.items.map(({ run, meeting }) => [run, meeting]));
    const items = found.map((run) => runView(run, meetingOf.get(run.id), redactPaths));
    return c.json(withoutUndefined({ items, next: page.next }), 200);
  });

  app.openapi(runs.getRun, async (c) => {
    const { id } = c.req.valid("param");
    const { run, meeting } = await runFor(context, c.var.caller, id);
    const { inputs, steps } = await engine.queries.steps(c.var.scope, id);
    return c.json(
      {
        run: runView(run, meeting?.id, redactPaths),
        steps: steps.map(({ inputs, models, ...step }) => ({
          ...step,
          inputs: [...inputs],
          models: [...models],
        })),
        inputs: [...inputs],
      },
      200,
    );
  });

  app.openapi(runs.watchRun, async (c) => {
    const { id } = c.req.valid("param");
    const after = Number(c.req.valid("header")["last-event-id"] ?? 0);
    if (!Number.isSafeInteger(after) || after < 0)
      throw new ServerError(
        "request-invalid",
        "Last-Event-ID must be the id of an event of this run: a whole number.",
      );
    const { caller } = c.var;
    const { run } = await runFor(context, caller, id);
    // A browser reconnects when the stream ends: 204 tells one that has every event to stop.
    if (run.state !== "running" && after >= (await engine.queries.lastEvent(c.var.scope, id)))
      return c.body(null, 204) as never;
    c.header("Content-Type", "text/event-stream");
    c.header("X-Accel-Buffering", "no");
    // A HEAD request neither reads the stream nor ends it.
    if (c.req.method === "HEAD") return c.body(null, 200) as never;
    return c.body(
      eventStream(feeds, {
        scope: c.var.scope,
        run: id,
        after,
        signal: c.req.raw.signal,
        mayRead: () =>
          context.accounts
            .callerOf(c.req.raw.headers)
            .then((now) => now && runFor(context, now, id))
            .then(Boolean, () => false),
      }),
    );
  });

  app.openapi(runs.explainRun, async (c) => {
    const { id } = c.req.valid("param");
    await runFor(context, c.var.caller, id);
    const sentences = redactPathsWithin(
      (await engine.queries.explain(c.var.scope, id)).sentences,
      redactPaths,
    );
    return c.json({ sentences: [...sentences] as ExplanationSentence[] }, 200);
  });

  app.openapi(runs.listCalls, async (c) => {
    const { id } = c.req.valid("param");
    await runFor(context, c.var.caller, id);
    const items = (await engine.queries.calls(c.var.scope, id)).map(({ cost: _, ...call }) => call);
    return c.json({ items }, 200);
  });

  app.openapi(runs.cancelRun, async (c) => {
    const { id } = c.req.valid("param");
    const { meeting } = await runFor(context, c.var.caller, id);
    await engine.cancel(c.var.scope, id);
    return c.json(runView(await engine.queries.read(c.var.scope, id), meeting?.id, redactPaths), 200);
  });

  app.openapi(runs.resumeRun, async (c) => {
    const { id } = c.req.valid("param");
    const { meeting } = await runFor(context, c.var.caller, id);
    await engine.resume(c.var.scope, id);
    return c.json(runView(await engine.queries.read(c.var.scope, id), meeting?.id, redactPaths), 200);
  });
}
