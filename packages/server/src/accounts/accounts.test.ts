import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServer } from "../server.ts";
import { openTestServer, PASSWORD, type TestServer } from "../testing/server.fixture.ts";

let site: TestServer;
beforeAll(async () => {
  site = await openTestServer();
});
afterAll(async () => {
  expect(site.errors).toEqual([]);
  await site[Symbol.asyncDispose]();
});

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
const me = (cookie: string) => site.call("GET", "/api/me", { headers: { cookie } });
const signIn = (email: string, password: string) =>
  site.call("POST", "/api/session", { json: { email, password } });

test("the link of the first start works once, and no other is created", async () => {
  const token = new URL(site.server.welcome!.link).searchParams.get("token");
  const again = await site.call("POST", "/api/welcome", { json: { token, password: PASSWORD } });
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ code: "invitation-invalid" });
  await using second = await openServer({ meetingApp: site.meetingApp, home: site.home, port: 0 });
  expect(second.welcome).toBeUndefined();
});

test("a signed-in user has a cookie that scripts cannot read, until they sign out", async () => {
  const response = await signIn(site.owner.email, PASSWORD);
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()[0]).toMatch(/^hapju\.session_token=.+; HttpOnly; SameSite=Lax/);
  const cookie = cookieOf(response);
  expect(await (await me(cookie)).json()).toMatchObject({ id: site.owner.id, role: "owner" });
  const out = await site.call("DELETE", "/api/session", { headers: { cookie, origin: site.url } });
  expect(out.status).toBe(204);
  expect((await me(cookie)).status).toBe(401);
  expect((await me(`${cookie.slice(0, -4)}AAAA`)).status).toBe(401);
});

test("the database holds no token of a session cookie, and sessions are still renewed", async () => {
  const response = await signIn(site.owner.email, PASSWORD);
  const [name, value] = cookieOf(response).split("=") as [string, string];
  const [token] = decodeURIComponent(value).split(".") as [string];
  const { database } = site.meetingApp.storage;
  const { rows } = await database.execute<{ row: string }>(
    sql`select row_to_json(session)::text as row from auth.session as session`,
  );
  expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  // Past the day after which its use is written down, the session is found, renewed and stays the same.
  await database.execute(sql`update auth.session set expires_at = now() + interval '1 d'`);
  const renewed = await me(`${name}=${value}`);
  expect(renewed.status).toBe(200);
  const { rows: later } = await database.execute<{ days: number }>(
    sql`select extract(epoch from max(expires_at) - now()) / 86400 as days from auth.session`,
  );
  expect(Number(later[0]!.days)).toBeGreaterThan(13);
  expect((await me(`${name}=${value}`)).status).toBe(200);
});

test("a wrong password and an unknown address get the same refusal", async () => {
  const wrong = await signIn(site.owner.email, "wrong");
  const unknown = await signIn("nobody@example.com", "wrong");
  expect(wrong.status).toBe(401);
  expect(await wrong.json()).toEqual(await unknown.json());
});

test("an invitation sets a password; neither it nor a key can be read from the database", async () => {
  const invited = await site.owner.call("POST", "/api/users", {
    json: { name: "Kim", email: "Kim@Example.com", role: "editor" },
  });
  const { user, link } = (await invited.json()) as { user: { id: string; email: string }; link: string };
  expect(user.email).toBe("kim@example.com");
  const taken = await site.owner.call("POST", "/api/users", {
    json: { name: "Kim", email: "kim@example.com", role: "editor" },
  });
  expect(await taken.json()).toMatchObject({ code: "email-taken" });
  const token = new URL(link).searchParams.get("token")!;
  const { rows } = await site.meetingApp.storage.database.execute<{ all: string }>(
    sql`select coalesce(string_agg(identifier || value, ' '), '') as all from auth.verification`,
  );
  expect(rows[0]!.all).toContain(user.id);
  expect(rows[0]!.all).not.toContain(token);
  const answers = await Promise.all(
    [1, 2].map(() => site.call("POST", "/api/welcome", { json: { token, password: "kim's password" } })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await signIn("KIM@example.com", "kim's password")).status).toBe(200);
});

test("an invitation expires", async () => {
  const invited = await site.owner.call("POST", "/api/users", {
    json: { name: "Late", email: "late@example.com", role: "viewer" },
  });
  const { link } = (await invited.json()) as { link: string };
  await site.meetingApp.storage.database.execute(
    sql`update auth.verification set expires_at = now() - interval '1 s'`,
  );
  const token = new URL(link).searchParams.get("token");
  const late = await site.call("POST", "/api/welcome", { json: { token, password: PASSWORD } });
  expect(late.status).toBe(409);
});

test("a key acts with its role, never above its user's, until it is revoked", async () => {
  const lee = await site.user("Lee", "editor");
  const tooMuch = await lee.call("POST", "/api/keys", { json: { name: "Key", role: "owner" } });
  expect(tooMuch.status).toBe(403);
  const created = await lee.call("POST", "/api/keys", { json: { name: "Key", role: "editor" } });
  const { key, secret } = (await created.json()) as { key: { id: string; start: string }; secret: string };
  expect(secret.startsWith(key.start)).toBe(true);
  const byKey = (method: string, path: string, json?: unknown) =>
    site.call(method, path, { headers: { authorization: `Bearer ${secret}` }, ...(json ? { json } : {}) });
  expect(await (await byKey("GET", "/api/me")).json()).toMatchObject({ id: lee.id, role: "editor" });
  const { rows } = await site.meetingApp.storage.database.execute<{ digest: string }>(
    sql`select digest from auth.api_key where id = ${key.id}`,
  );
  expect(rows[0]!.digest).toMatch(/^[0-9a-f]{64}$/);
  expect((await byKey("POST", "/api/people", { name: "Somebody" })).status).toBe(201);
  await site.owner.call("PATCH", `/api/users/${lee.id}`, { json: { role: "viewer" } });
  expect((await byKey("POST", "/api/people", { name: "Another" })).status).toBe(403);
  const list = await lee.call("GET", "/api/keys");
  expect(await list.json()).toMatchObject({ items: [{ id: key.id, lastUsedAt: expect.any(String) }] });
  expect((await lee.call("DELETE", `/api/keys/${key.id}`)).status).toBe(204);
  expect((await byKey("GET", "/api/me")).status).toBe(401);
});

test("a deleted user loses sessions and keys at once; the last owner cannot be deleted", async () => {
  const park = await site.user("Park", "owner");
  const created = await park.call("POST", "/api/keys", { json: { name: "Key", role: "viewer" } });
  const { secret } = (await created.json()) as { secret: string };
  expect((await site.owner.call("DELETE", `/api/users/${park.id}`)).status).toBe(204);
  expect((await park.call("GET", "/api/me")).status).toBe(401);
  const byKey = await site.call("GET", "/api/me", { headers: { authorization: `Bearer ${secret}` } });
  expect(byKey.status).toBe(401);
  for (const [method, json] of [["DELETE"], ["PATCH", { role: "viewer" }]] as const) {
    const last = await site.owner.call(method, `/api/users/${site.owner.id}`, json ? { json } : {});
    expect(last.status).toBe(409);
    expect(await last.json()).toMatchObject({ code: "last-owner" });
  }
});

test("sign-ins, invitations and keys are in the audit log, by pseudonyms of users", async () => {
  const actions = new Set(
    (await site.meetingApp.directory.audit.list(localScope)).map(({ action }) => action),
  );
  for (const action of [
    "signed-in",
    "user-invited",
    "invitation-accepted",
    "key-created",
    "key-revoked",
    "role-changed",
    "user-removed",
  ])
    expect(actions).toContain(action);
  expect(JSON.stringify(await site.meetingApp.directory.audit.list(localScope))).not.toContain(
    "@example.com",
  );
});
