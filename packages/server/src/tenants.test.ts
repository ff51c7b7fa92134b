import type { Scope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseOf, optionsOf, type Route, routes } from "./testing/contract-routes.fixture.ts";
import { openTestServer, silence, type TestServer, type TestUser } from "./testing/server.fixture.ts";

/** Two tenants with the same recording, titles, people and words; what is a tenant's own holds its marker. */
interface World {
  readonly marker: string;
  readonly scope: Scope;
  readonly owner: TestUser;
  readonly meeting: string;
  readonly run: string;
  readonly user: string;
  readonly key: string;
  readonly upload: string;
}

const RECORDING = silence(1);
const TUS = { "tus-resumable": "1.0.0" };

let site: TestServer;
let acme: World;
let beta: World;

async function json(response: Response): Promise<never> {
  expect(response.status, await response.clone().text()).toBeLessThan(300);
  return (await response.json()) as never;
}

/** Uploads the recording, or the beginning of it. @returns the id of the upload */
async function upload({ call }: TestUser, bytes: number): Promise<string> {
  const begun = await call("POST", "/api/uploads", {
    headers: {
      ...TUS,
      "upload-length": String(RECORDING.length),
      "upload-metadata": "filename d2Vla2x5Lndhdg==",
    },
  });
  const location = begun.headers.get("location") ?? "";
  await call("PATCH", location, {
    headers: { ...TUS, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    body: RECORDING.subarray(0, bytes) as Uint8Array<ArrayBuffer>,
  });
  return location.split("/").at(-1) ?? "";
}

async function createMeeting(owner: TestUser): Promise<{ readonly id: string; readonly run: string }> {
  const id = await upload(owner, RECORDING.length);
  return json(await owner.call("POST", "/api/meetings", { json: { upload: id, title: "Weekly" } }));
}

async function addKim({ call }: TestUser, marker: string): Promise<void> {
  await json(await call("POST", "/api/people", { json: { id: "kim", name: "Kim" } }));
  const consent = {
    purpose: "face-recognition",
    textVersion: "face-recognition-1",
    evidence: `form of ${marker}`,
  };
  await json(await call("POST", "/api/people/kim/consents", { json: consent }));
}

async function createWorld(marker: string): Promise<World> {
  const owner = await site.tenant(marker);
  const { call } = owner;
  const scope = { tenant: marker, actor: owner.id };
  const { id: meeting, run } = await createMeeting(owner);
  await site.meetingApp.meetings.settled(scope, meeting);
  await site.meetingApp.storage.database.execute(sql`insert into search.passage values
    (${meeting}, 'turn', 0, 't1', 0, 'kim', 'Kim', ${`budget of ${marker}`}, ${`'budget':1 '${marker}':3`}::tsvector)`);
  await addKim(owner, marker);
  await json(await call("POST", "/api/people", { json: { id: `only-${marker}`, name: `Only ${marker}` } }));
  const { user } = (await json(
    await call("POST", "/api/users", {
      json: { name: marker, email: `${marker}@example.com`, role: "viewer" },
    }),
  )) as { user: { id: string } };
  const { key } = (await json(
    await call("POST", "/api/keys", { json: { name: marker, role: "viewer" } }),
  )) as { key: { id: string } };
  return { marker, scope, owner, meeting, run, user: user.id, key: key.id, upload: await upload(owner, 100) };
}

/** The path of a route with the ids of a world. */
function pathOf(one: Route, world: World): string {
  const { path } = one.route;
  const ids: Readonly<Record<string, string>> = {
    meetings: world.meeting,
    runs: world.run,
    people: `only-${world.marker}`,
    users: world.user,
    keys: world.key,
  };
  const names: Readonly<Record<string, string>> = {
    format: "md",
    purpose: "face-recognition",
    task: "face-detection",
  };
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => (name === "id" ? ids[path.split("/")[2] ?? ""] : names[name]) ?? "nothing",
  );
  const query = path === "/api/search" ? "?q=budget" : caseOf(one).query;
  return filled + (query ?? "");
}

/** Not compared: their answers change with every request, or with the load of the machine. */
const VOLATILE = /^\/api\/(audit|models)/;
const reads = routes.filter(({ route, least }) => route.method === "get" && least !== "public");

/** Everything a world's owner reads. */
async function answersOf(world: World): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const one of reads.filter(({ route }) => !VOLATILE.test(route.path))) {
    const response = await world.owner.call("GET", pathOf(one, world));
    answers.set(one.name, `${response.status} ${await response.text()}`);
  }
  return answers;
}

/** What only this tenant knows. */
const secretsOf = ({ marker, owner, meeting, run, user, key, upload }: World) => [
  marker,
  owner.id,
  meeting,
  run,
  user,
  key,
  upload,
];

let before: ReadonlyMap<string, string>;
beforeAll(async () => {
  site = await openTestServer();
  site.meetingApp.engine.work();
  beta = await createWorld("beta");
  before = await answersOf(beta);
  acme = await createWorld("acme");
}, 300_000);
afterAll(async () => {
  expect(site.errors).toEqual([]);
  await site[Symbol.asyncDispose]();
});

test("a tenant reads its minutes, exports, search results and recording", () => {
  const statuses = [...before].map(([name, answer]) => [name, answer.slice(0, 3)]);
  const failed = statuses.filter(([name, status]) => status !== "200" && !/frame|events/.test(name ?? ""));
  expect(failed).toEqual([]);
  expect(before.get("GET /api/search")).toContain("budget of beta");
});

test("what a tenant reads is the same before and after another has the same data", async () => {
  expect(await answersOf(beta)).toEqual(before);
});

test("no route, with the other tenant's ids or without, shows or changes what is the other's", async () => {
  const own = await answersOf(acme);
  const skipped = new Set(["DELETE /api/session", "POST /api/session", "POST /api/welcome"]);
  for (const one of routes.filter(({ name }) => !skipped.has(name))) {
    const path = pathOf(one, acme);
    const options = one.name === "POST /api/meetings" ? { json: { upload: acme.upload } } : optionsOf(one);
    const response = await beta.owner.call(one.route.method.toUpperCase(), path, options);
    const text = await response.text();
    // An error names the id that was requested.
    const secrets = secretsOf(acme).filter(
      (secret) => !path.includes(secret) && !JSON.stringify(options).includes(secret),
    );
    expect(
      secrets.filter((secret) => text.includes(secret)),
      `${one.name}: ${text}`,
    ).toEqual([]);
    if (one.route.path.includes("{") || one.name === "POST /api/meetings")
      expect(response.status, `${one.name}: ${text}`).toBeGreaterThanOrEqual(400);
  }
  for (const method of ["HEAD", "PATCH", "DELETE"])
    expect((await beta.owner.call(method, `/api/uploads/${acme.upload}`, { headers: TUS })).status).toBe(404);
  expect(await answersOf(acme)).toEqual(own);
});

test("metrics hold totals, and neither names nor ids", async () => {
  const text = await (await site.call("GET", "/metrics")).text();
  expect(text).toContain('hapju_runs{state="completed"} 2');
  for (const secret of [...secretsOf(acme), ...secretsOf(beta)]) expect(text).not.toContain(secret);
});

test("models are managed by owners of the default tenant only", async () => {
  const pull = await beta.owner.call("POST", "/api/models/yunet/pull");
  expect([pull.status, ((await pull.json()) as { code: string }).code]).toEqual([403, "operator-only"]);
  const route = await beta.owner.call("PUT", "/api/routes/face-detection", { json: { order: null } });
  expect(route.status).toBe(403);
  expect((await site.owner.call("PUT", "/api/routes/face-detection", { json: { order: null } })).status).toBe(
    200,
  );
});

test("in whatever order a tenant deletes its data, that of the other stays", async () => {
  const own = await answersOf(acme);
  const { call } = beta.owner;
  const remove = async (path: string) => expect((await call("DELETE", path)).status).toBeLessThan(300);
  let meeting = beta.meeting;
  const deletions = {
    meeting: () => remove(`/api/meetings/${meeting}`),
    consent: () => call("DELETE", "/api/people/kim/consents/face-recognition"),
    person: () => remove("/api/people/kim"),
  };
  const order = fc.shuffledSubarray(Object.values(deletions), { minLength: 3 });
  await fc.assert(
    fc.asyncProperty(order, async (steps) => {
      for (const step of steps) await step();
      expect(await answersOf(acme)).toEqual(own);
      await addKim(beta.owner, "beta");
      ({ id: meeting } = await createMeeting(beta.owner));
    }),
    { numRuns: 3, endOnFailure: true },
  );
  await deletions.meeting();
  const recording = await acme.owner.call("GET", `/api/meetings/${acme.meeting}/media`);
  expect(Buffer.from(await recording.arrayBuffer())).toEqual(RECORDING);
  expect(await site.meetingApp.directory.audit.verify(acme.scope)).toMatchObject({ ok: true });
}, 120_000);
