import { contract, type Role } from "@hapju/contract";
import type { RouteConfig } from "@hono/zod-openapi";
import { type Caller, scopeOf } from "../accounts/caller.ts";
import { includesRole } from "../accounts/roles.ts";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";

type Route = RouteConfig & { getRoutingPath(): string };

/** Checks the role on every route of the contract before anything else, and sets the caller and the scope. */
export function guardRoutes(app: App, { accounts }: Pick<ServerContext, "accounts">): void {
  for (const [required, routes] of Object.entries(contract)) {
    if (required === "public") continue;
    for (const route of routes as readonly Route[])
      app.on(route.method, route.getRoutingPath(), async (c, next) => {
        const caller = await callerWith(accounts, c.req.raw.headers, required as Role);
        c.set("caller", caller);
        c.set("scope", scopeOf(caller));
        return next();
      });
  }
}

/** The caller, if their role suffices. @throws ServerError `not-signed-in`, `role-too-low` */
export async function callerWith(
  accounts: ServerContext["accounts"],
  headers: Headers,
  required: Role,
): Promise<Caller> {
  const caller = await accounts.callerOf(headers);
  if (!caller)
    throw new ServerError("not-signed-in", "Sign in, or send an API key as `Authorization: Bearer …`.");
  if (includesRole(caller.role, required)) return caller;
  throw new ServerError(
    "role-too-low",
    `This needs the role ${required}; yours is ${caller.role}. Ask an owner.`,
    { required, role: caller.role },
  );
}
