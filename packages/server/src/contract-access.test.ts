import { contract } from "@hapju/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseOf, jsonOf, optionsOf, type Route, routes } from "./testing/contract-routes.fixture.ts";
import { openTestServer, type TestServer, type TestUser } from "./testing/server.fixture.ts";

/** Every route, without a user, with too low a role, with objects of others and with invalid requests. */
interface Ids {
  readonly meeting: string;
  readonly run: string;
  readonly key: string;
}

let site: TestServer;
let users: Record<"viewer" | "editor" | "owner", TestUser>;
let ids: Ids;

/** The path with what is another's: a private meeting and its run, else names of nothing. */
const pathOf = (one: Route, parts: Readonly<Record<string, string>> = {}) => {
  const { query = "" } = caseOf(one);
  const filled = one.route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (parts[name] !== undefined) return parts[name];
    if (name === "purpose") return "face-recognition";
    if (name === "format") return "md";
    if (name === "id" && one.route.path.startsWith("/api/meetings/")) return ids.meeting;
    if (name === "id" && one.route.path.startsWith("/api/runs/")) return ids.run;
    if (name === "id" && one.route.path.startsWith("/api/keys/")) return ids.key;
    return "nothing";
  });
  return `${filled}${query}`;
};
const ask = (one: Route, user: Pick<TestUser, "call">, path = pathOf(one)) =>
  user.call(one.route.method.toUpperCase(), path, optionsOf(one));

async function problem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = (await response.json()) as { status: number; code: string; detail: string };
  expect(body).toMatchObject({ type: "about:blank", status });
  expect(body.detail.length).toBeGreaterThan(10);
  return body;
}

beforeAll(async () => {
  site = await openTestServer();
  const { owner } = site;
  users = {
    owner,
    editor: await site.user("Eve Editor", "editor"),
    viewer: await site.user("Vic Viewer", "viewer"),
  };
  const { id: meeting, run } = await site.meeting({ owner: owner.id, access: "private" });
  const created = await owner.call("POST", "/api/keys", { json: { name: "Mine", role: "viewer" } });
  const { key } = (await created.json()) as { key: { id: string } };
  ids = { meeting, run, key: key.id };
});
afterAll(async () => {
  expect(site.errors).toEqual([]);
  await site[Symbol.asyncDispose]();
});

test("every route that takes JSON has a body in this test", () => {
  const forgotten = routes.filter((one) => jsonOf(one.route) && caseOf(one).json === undefined);
  expect(forgotten.map(({ name }) => name)).toEqual([]);
});

describe("no user is signed in: 401", () => {
  test.each(routes.filter(({ least }) => least !== "public"))("$name", async (one) => {
    expect(await problem(await ask(one, site), 401)).toMatchObject({ code: "not-signed-in" });
  });
});

describe("the role is too low: 403", () => {
  const below = { editor: "viewer", owner: "editor" } as const;
  test.each(routes.filter(({ least }) => least === "editor" || least === "owner"))("$name", async (one) => {
    const user = users[below[one.least as keyof typeof below]];
    expect(await problem(await ask(one, user), 403)).toMatchObject({ code: "role-too-low" });
  });
});

describe("an object of another user, or a missing one: 404", () => {
  const named = routes.filter(({ route, name }) => route.path.includes("{") || name === "POST /api/meetings");
  test.each(named)("$name", async (one) => {
    // Owners see everything: their routes are asked for what is not there.
    const user = users[one.least === "owner" ? "owner" : "editor"];
    await problem(await ask(one, user), 404);
  });

  test("and lists and searches do not contain it", async () => {
    for (const path of [
      "/api/meetings",
      "/api/runs",
      "/api/search?q=meeting",
      `/api/runs?meeting=${ids.meeting}`,
    ]) {
      const response = await users.editor.call("GET", path);
      expect(await response.json()).toEqual({ items: [] });
    }
    const own = await users.owner.call("GET", "/api/runs");
    expect(((await own.json()) as { items: { meeting: string }[] }).items).toMatchObject([
      { meeting: ids.meeting },
    ]);
  });
});

describe("a request that breaks a rule: 400", () => {
  test.each(routes.filter(({ route }) => jsonOf(route)))("$name: body", async (one) => {
    const call = (body: string) =>
      users.owner.call(one.route.method.toUpperCase(), pathOf(one), {
        body,
        headers: { "content-type": "application/json" },
      });
    for (const body of [
      "",
      "{",
      "null",
      "[]",
      '"text"',
      '{"unexpected":true}',
      '{"__proto__":{"admin":true}}',
    ])
      await problem(await call(body), 400);
    expect(await problem(await call('{"unexpected":true}'), 400)).toMatchObject({ code: "request-invalid" });
  });

  const withParams = routes.filter(({ route }) => route.path.includes("{"));
  test.each(withParams)("$name: path", async (one) => {
    const names = [...one.route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    const parts = Object.fromEntries(names.map((name) => [name, "no%20such%2Fid!"]));
    const path = one.route.path.replace(/\{(\w+)\}/g, (_, name: string) => parts[name]!);
    await problem(await ask(one, users.owner, `${path}${caseOf(one).query ?? ""}`), 400);
  });

  const withPages = routes.filter(
    ({ route }) => /^\/api\/(meetings|runs|search|audit)$/.test(route.path) && route.method === "get",
  );
  test.each(withPages)("$name: limit and cursor", async (one) => {
    const q = one.route.path === "/api/search" ? "q=x&" : "";
    await problem(await users.owner.call("GET", `${one.route.path}?${q}limit=1000`), 400);
    await problem(await users.owner.call("GET", `${one.route.path}?${q}cursor=nonsense!`), 400);
  });
});

test("an unknown route answers with problem details", async () => {
  await problem(await users.owner.call("GET", "/api/nothing"), 404);
  await problem(await users.owner.call("PUT", "/api/meetings"), 404);
  await problem(await site.call("GET", "/api/"), 404);
});

test("the document is public and names the role of every route", async () => {
  const response = await site.call("GET", "/api/openapi.json");
  const { openapi, paths } = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(openapi).toBe("3.1.0");
  const operations = Object.values(paths).flatMap((path) => Object.values(path) as { "x-role": string }[]);
  expect(operations).toHaveLength(routes.length);
  expect(new Set(operations.map((one) => one["x-role"]))).toEqual(new Set(Object.keys(contract)));
});
