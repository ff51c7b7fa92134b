import { type ExplanationSentence, runs } from "@hapju/contract";
import { localScope } from "@hapju/spec";
import { runFor, viewerOf } from "../access.ts";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { eventStream } from "../live/event-stream.ts";
import { placelessWithin } from "../placeless.ts";
import { runView } from "../views/run.ts";

/** Runs: what was done, what is under way, why it waits. */
export function runRoutes(app: App, context: ServerContext): void {
  const { feeds, placeless } = context;
  const { engine, meetings } = context.meetingApp;

  app.openapi(runs.listRuns, async (c) => {
    const { cursor, limit, state, meeting } = c.req.valid("query");
    const page = await meetings.runs({
      viewer: viewerOf(c.var.caller),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(state === undefined ? {} : { state }),
      ...(meeting === undefined ? {} : { meeting }),
    });
    const found = await engine.queries.list(localScope, { ids: page.items.map(({ run }) => run) });
    const meetingOf = new Map(page.items.map(({ run, meeting }) => [run, meeting]));
    return c.json(
      {
        items: found.map((run) => runView(run, meetingOf.get(run.id), placeless)),
        ...(page.next === undefined ? {} : { next: page.next }),
      },
      200,
    );
  });

  app.openapi(runs.getRun, async (c) => {
    const { id } = c.req.valid("param");
    const { run, meeting } = await runFor(context, c.var.caller, id);
    const { inputs, steps } = await engine.queries.steps(localScope, id);
    return c.json(
      {
        run: runView(run, meeting?.id, placeless),
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
      throw new ServerError("request-invalid", "Last-Event-ID must be the id of an event of this run.");
    const { caller } = c.var;
    const { run } = await runFor(context, caller, id);
    // A reader that has seen the end comes back because the stream ended: 204 tells it to stay away.
    if (run.state !== "running" && after >= (await engine.queries.lastEvent(localScope, id)))
      return c.body(null, 204) as never;
    c.header("Content-Type", "text/event-stream");
    c.header("X-Accel-Buffering", "no");
    // Nobody would read the stream, or end it.
    if (c.req.method === "HEAD") return c.body(null, 200) as never;
    return c.body(
      eventStream(feeds, id, {
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
    const sentences = placelessWithin((await engine.queries.explain(localScope, id)).sentences, placeless);
    return c.json({ sentences: [...sentences] as ExplanationSentence[] }, 200);
  });

  app.openapi(runs.listCalls, async (c) => {
    const { id } = c.req.valid("param");
    await runFor(context, c.var.caller, id);
    const items = (await engine.queries.calls(localScope, id)).map(({ cost: _, ...call }) => call);
    return c.json({ items }, 200);
  });

  app.openapi(runs.cancelRun, async (c) => {
    const { id } = c.req.valid("param");
    const { meeting } = await runFor(context, c.var.caller, id);
    await engine.cancel(localScope, id);
    return c.json(runView(await engine.queries.read(localScope, id), meeting?.id, placeless), 200);
  });

  app.openapi(runs.resumeRun, async (c) => {
    const { id } = c.req.valid("param");
    const { meeting } = await runFor(context, c.var.caller, id);
    await engine.resume(localScope, id);
    return c.json(runView(await engine.queries.read(localScope, id), meeting?.id, placeless), 200);
  });
}
