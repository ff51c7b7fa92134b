import { runFor, viewerOf } from "../access.ts";
import type { App, ServerContext } from "../context.ts";
import { runs } from "../contract/index.ts";
import { runView } from "../views/run.ts";

/** Runs: what was done, what is under way, why it waits. */
export function runRoutes(app: App, context: ServerContext): void {
  const { engine, meetings } = context.recorder;

  app.openapi(runs.listRuns, async (c) => {
    const { cursor, limit, state, meeting } = c.req.valid("query");
    const page = await meetings.runs({
      viewer: viewerOf(c.var.caller),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(state === undefined ? {} : { state }),
      ...(meeting === undefined ? {} : { meeting }),
    });
    const found = await engine.runs({ ids: page.items.map(({ run }) => run) });
    const meetingOf = new Map(page.items.map(({ run, meeting }) => [run, meeting]));
    return c.json(
      {
        items: found.map((run) => runView(run, meetingOf.get(run.id))),
        ...(page.next === undefined ? {} : { next: page.next }),
      },
      200,
    );
  });

  app.openapi(runs.explainRun, async (c) => {
    const { id } = c.req.valid("param");
    await runFor(context, c.var.caller, id);
    return c.json({ sentences: [...(await engine.explain(id)).sentences] }, 200);
  });

  app.openapi(runs.listCalls, async (c) => {
    const { id } = c.req.valid("param");
    await runFor(context, c.var.caller, id);
    const items = (await engine.calls(id)).map(({ cost: _, ...call }) => call);
    return c.json({ items }, 200);
  });

  app.openapi(runs.cancelRun, async (c) => {
    const { id } = c.req.valid("param");
    const { meeting } = await runFor(context, c.var.caller, id);
    await engine.cancel(id);
    return c.json(runView(await engine.run(id), meeting?.id), 200);
  });

  app.openapi(runs.resumeRun, async (c) => {
    const { id } = c.req.valid("param");
    const { meeting } = await runFor(context, c.var.caller, id);
    await engine.resume(id);
    return c.json(runView(await engine.run(id), meeting?.id), 200);
  });
}
