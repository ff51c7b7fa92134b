import { account } from "@hapju/contract";
import type { Scope } from "@hapju/spec";
import { scopeOf } from "../accounts/caller.ts";
import type { App, ServerContext } from "../context.ts";
import { keyView, userView } from "../views/account.ts";

/** Sign-in, users and API keys. */
export function accountRoutes(app: App, { accounts, meetingApp: { directory } }: ServerContext): void {
  const record = (scope: Scope, action: string, user: string, details: Record<string, unknown> = {}) =>
    directory.audit.append(scope, { action, subject: `user/${user}`, details });

  app.openapi(account.getCurrentUser, (c) => c.json(userView(c.var.caller), 200));

  app.openapi(account.signIn, async (c) => {
    const { email, password } = c.req.valid("json");
    const { user, cookies } = await accounts.signIn(email, password, c.req.raw.headers);
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    await record(scopeOf(user), "signed-in", user.id);
    return c.json(userView(user), 200);
  });

  app.openapi(account.signOut, async (c) => {
    for (const cookie of await accounts.signOut(c.req.raw.headers))
      c.header("Set-Cookie", cookie, { append: true });
    return c.body(null, 204);
  });

  app.openapi(account.acceptInvitation, async (c) => {
    const { user, cookies } = await accounts.acceptInvitation(c.req.valid("json"), c.req.raw.headers);
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    await record(scopeOf(user), "invitation-accepted", user.id);
    return c.json(userView(user), 200);
  });

  app.openapi(account.listUsers, async (c) =>
    c.json({ items: (await accounts.list(c.var.scope)).map(userView) }, 200),
  );

  app.openapi(account.inviteUser, async (c) => {
    const { name, email, role } = c.req.valid("json");
    const { user, link } = await accounts.invite(c.var.scope, name, email, role);
    await record(c.var.scope, "user-invited", user.id, { role });
    return c.json({ user: userView(user), link }, 201);
  });

  app.openapi(account.updateUser, async (c) => {
    const { id } = c.req.valid("param");
    const { role } = c.req.valid("json");
    const user = await accounts.changeRole(c.var.scope, id, role);
    await record(c.var.scope, "role-changed", id, { role });
    return c.json(userView(user), 200);
  });

  app.openapi(account.deleteUser, async (c) => {
    const { id } = c.req.valid("param");
    await accounts.remove(c.var.scope, id);
    await record(c.var.scope, "user-removed", id);
    return c.body(null, 204);
  });

  app.openapi(account.listKeys, async (c) =>
    c.json({ items: (await accounts.keys.list(c.var.caller.id)).map(keyView) }, 200),
  );

  app.openapi(account.createKey, async (c) => {
    const { name, role } = c.req.valid("json");
    const { key, secret } = await accounts.keys.create(c.var.caller, name, role);
    await record(c.var.scope, "key-created", c.var.caller.id, { key: key.id, role });
    return c.json({ key: keyView(key), secret }, 201);
  });

  app.openapi(account.revokeKey, async (c) => {
    const { id } = c.req.valid("param");
    await accounts.keys.remove(c.var.caller.id, id);
    await record(c.var.scope, "key-revoked", c.var.caller.id, { key: id });
    return c.body(null, 204);
  });
}
