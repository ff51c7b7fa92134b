import { models } from "@hapju/contract";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { openMeasured } from "../models/measured.ts";
import { hostView, modelView, routeView } from "../views/model.ts";

/** The catalog, downloads and routes. */
export function modelRoutes(app: App, { meetingApp, downloads, placeless }: ServerContext): void {
  const { models: host, savedRoutes, directory } = meetingApp;
  const measured = openMeasured(meetingApp);

  app.openapi(models.listModels, async (c) => {
    const status = host.status();
    const speeds = await measured();
    const routes = await host.routes();
    return c.json(
      {
        models: status.models.map((one) => modelView(one, downloads, speeds, placeless)),
        routes: routes.map((route) => routeView(route, status)),
        host: hostView(status),
      },
      200,
    );
  });

  app.openapi(models.pullModel, async (c) => {
    const { id } = c.req.valid("param");
    const isHere = host.status().models.some(({ entry, state }) => entry.id === id && state !== "absent");
    if (!isHere) {
      downloads.begin(id);
      await directory.as(c.var.caller.id).audit.append({ action: "model-pulled", subject: `model/${id}` });
    }
    const status = host.status().models.find(({ entry }) => entry.id === id)!;
    return c.json(modelView(status, downloads, await measured(), placeless), 202);
  });

  app.openapi(models.updateRoute, async (c) => {
    const { task } = c.req.valid("param");
    const { order } = c.req.valid("json");
    if (!(await host.routes()).some((route) => route.task === task))
      throw new ServerError("task-unknown", `There is no task "${task}"; GET /api/models lists the routes.`);
    if (order !== null) host.checkRoute(task, order);
    await savedRoutes.save(task, order);
    await directory
      .as(c.var.caller.id)
      .audit.append({ action: "route-changed", subject: `task/${task}`, details: { order } });
    const route = (await host.routes()).find((route) => route.task === task)!;
    return c.json(routeView(route, host.status()), 200);
  });
}
