import { models } from "@hapju/contract";
import { DEFAULT_TENANT, type Scope } from "@hapju/spec";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { createMeasured } from "../models/measured.ts";
import { hostView, modelView, routeView } from "../views/model.ts";

/** The catalog, downloads and routes. */
export function modelRoutes(app: App, { meetingApp, downloads, redactPaths }: ServerContext): void {
  const { models: host, savedRoutes, directory } = meetingApp;
  const measured = createMeasured(meetingApp);

  app.openapi(models.listModels, async (c) => {
    const status = host.status();
    const figures = await measured(c.var.scope);
    const routes = await host.routes();
    return c.json(
      {
        models: status.models.map((one) => modelView(one, { downloads, figures, redactPaths })),
        routes: routes.map((route) => routeView(route, status)),
        host: hostView(status),
      },
      200,
    );
  });

  app.openapi(models.pullModel, async (c) => {
    checkOperator(c.var.scope);
    const { id } = c.req.valid("param");
    const isPresent = host.status().models.some(({ entry, state }) => entry.id === id && state !== "absent");
    if (!isPresent) {
      downloads.start(id);
      await directory.audit.append(c.var.scope, { action: "model-pulled", subject: `model/${id}` });
    }
    const model = host.status().models.find(({ entry }) => entry.id === id);
    if (!model) throw new Error(`Model ${id} left the catalog while its download started.`);
    return c.json(modelView(model, { downloads, figures: await measured(c.var.scope), redactPaths }), 202);
  });

  app.openapi(models.updateRoute, async (c) => {
    checkOperator(c.var.scope);
    const { task } = c.req.valid("param");
    const { order } = c.req.valid("json");
    const find = async () => {
      const route = (await host.routes()).find((one) => one.task === task);
      if (route) return route;
      throw new ServerError("task-unknown", `There is no task "${task}". GET /api/models lists the routes.`);
    };
    await find();
    if (order !== null) host.checkRoute(task, order);
    await savedRoutes.save(task, order);
    await directory.audit.append(c.var.scope, {
      action: "route-changed",
      subject: `task/${task}`,
      details: { order },
    });
    return c.json(routeView(await find(), host.status()), 200);
  });
}

/** @throws ServerError `operator-only` outside the tenant of who operates the installation */
function checkOperator({ tenant }: Scope): void {
  if (tenant === DEFAULT_TENANT) return;
  throw new ServerError(
    "operator-only",
    `Models are shared by all tenants: only owners of the tenant "${DEFAULT_TENANT}" download them or change their routes. Ask who operates this installation.`,
  );
}
