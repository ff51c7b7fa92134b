import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openTestServer, type TestServer } from "../testing/server.fixture.ts";

const ASSET = `console.log("${"hapju ".repeat(2000)}");`;
const folder = mkdtempSync(join(tmpdir(), "hapju-console-"));
let site: TestServer;
beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Hapju</title>");
  writeFileSync(join(folder, "assets", "index-1a2b3c.js"), ASSET);
  site = await openTestServer({ consoleDir: folder, limits: { signIns: 5, requests: 400 } });
});
afterAll(async () => {
  expect(site.errors).toEqual([]);
  await site[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const json = { name: "Key", role: "viewer" };
const createKey = (headers: Record<string, string>) =>
  site.call("POST", "/api/keys", { json, headers: { cookie: site.owner.cookie, ...headers } });

describe("a page of another site cannot act for the signed-in user", () => {
  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["another port", { origin: "http://localhost:1" }],
    ["a frame without origin", { origin: "null" }],
    ["no origin at all", {}],
    ["another site, without an origin", { "sec-fetch-site": "cross-site" }],
    [
      "another site, with a name and a word in the address",
      { origin: "https://evil.example", authorization: "Basic eDp5" },
    ],
  ])("%s", async (_, headers: Record<string, string>) => {
    const response = await createKey(headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "origin-foreign" });
  });

  test("a page of this server can", async () => {
    expect((await createKey({ origin: site.url })).status).toBe(201);
    expect((await createKey({ "sec-fetch-site": "same-origin" })).status).toBe(201);
  });

  test("a page of another site cannot sign a user in as another", async () => {
    const response = await site.call("POST", "/api/session", {
      json: { email: "a@b.co", password: "x" },
      headers: { origin: "https://evil.example" },
    });
    expect(response.status).toBe(403);
  });
});

test("every response has a content security policy: no foreign or inline script, no frame", async () => {
  for (const path of ["/", "/api/me", "/api/nothing", "/assets/index-1a2b3c.js"]) {
    const { headers } = await site.call("GET", path);
    const policy = headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/img-src 'self' blob:/);
    expect(policy).not.toContain("unsafe-eval");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});

test("responses of the API are never cached", async () => {
  const { headers } = await site.owner.call("GET", "/api/me");
  expect(headers.get("cache-control")).toBe("no-store");
});

test("a request for a foreign host name is refused", async () => {
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) =>
      request(`${site.url}/healthz`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end(),
    );
  expect(await statusFor("evil.example")).toBe(421);
  expect(await statusFor("localhost:4400")).toBe(200);
  expect(await statusFor("127.0.0.1")).toBe(200);
});

describe("the console", () => {
  test("is served at the path of every page, and revalidated", async () => {
    for (const path of ["/", "/meetings/123", "/welcome?token=x"]) {
      const response = await site.call("GET", path);
      expect(await response.text()).toContain("<title>Hapju</title>");
      expect(response.headers.get("cache-control")).toBe("no-cache");
    }
  });

  test("its assets are compressed and cached for ever; a missing file is 404", async () => {
    const response = await site.call("GET", "/assets/index-1a2b3c.js");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toBe(ASSET);
    expect((await site.call("GET", "/assets/gone.js")).status).toBe(404);
    for (const path of [
      "/..%2f..%2fetc/passwd",
      "/assets/..%2f..%2f..%2f..%2fetc/passwd",
      "/%2e%2e/%2e%2e/etc/passwd.txt",
    ])
      expect(await (await site.call("GET", path)).text()).not.toContain("root:");
  });
});

test("a body that is too large is refused", async () => {
  const response = await site.owner.call("POST", "/api/people", { json: { name: "a".repeat(2_000_000) } });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: "body-too-large" });
});

test("metrics have routes and states, and no personal data", async () => {
  await site.meeting();
  await site.owner.call("GET", "/api/meetings/secret-meeting");
  // A request is counted when its answer is on its way, which the one who asked may see first.
  const text = await vi.waitFor(async () => {
    const told = await (await site.call("GET", "/metrics")).text();
    expect(told).toMatch(/hapju_runs\{state="running"\} [1-9]/);
    expect(told).toMatch(
      /hapju_http_request_duration_seconds_count\{method="GET",route="\/api\/meetings\/:id",status="404"\} 1/,
    );
    return told;
  });
  expect(text).toContain("hapju_queued_step_runs");
  expect(text).not.toContain("secret-meeting");
  expect(text).not.toContain(site.owner.id);
});

test("password attempts are limited, from any address", async () => {
  const attempt = () =>
    site.call("POST", "/api/session", { json: { email: site.owner.email, password: "guess" } });
  const statuses: number[] = [];
  for (let tried = 0; tried < 6; tried += 1) statuses.push((await attempt()).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  const refused = await attempt();
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: "too-many-requests" });
});

test("a runaway loop is slowed down", async () => {
  const statuses = new Set<number>();
  for (let asked = 0; asked < 400; asked += 1) statuses.add((await site.call("GET", "/api/me")).status);
  expect([...statuses]).toEqual([401, 429]);
});
