import { contract, type Role } from "@hapju/contract";
import type { RouteConfig } from "@hono/zod-openapi";
import { reaches } from "../accounts/roles.ts";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";

type Route = RouteConfig & { getRoutingPath(): string };

/** Lets a caller through to each route of the contract that has the role for it, before anything else is looked at. */
export function guardRoutes(app: App, { accounts }: Pick<ServerContext, "accounts">): void {
  for (const [least, routes] of Object.entries(contract)) {
    if (least === "public") continue;
    for (const route of routes as readonly Route[])
      app.on(route.method, route.getRoutingPath(), async (c, next) => {
        c.set("caller", await callerWith(accounts, c.req.raw.headers, least as Role));
        return next();
      });
  }
}

/** @throws ServerError `not-signed-in`, `role-too-low` */
export async function callerWith(accounts: ServerContext["accounts"], headers: Headers, least: Role) {
  const caller = await accounts.callerOf(headers);
  if (!caller)
    throw new ServerError("not-signed-in", "Sign in, or send an API key as `Authorization: Bearer …`.");
  if (reaches(caller.role, least)) return caller;
  throw new ServerError(
    "role-too-low",
    `This needs the role ${least}; yours is ${caller.role}. Ask an owner.`,
  );
}
