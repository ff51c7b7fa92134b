import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defaultExports, defineExport } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openServer } from "../server.ts";
import { openTestServer, silence, type TestServer, type TestUser } from "../testing/server.fixture.ts";

/** The life of a meeting over HTTP: each test continues where the previous one ended. */
const sample = fileURLToPath(new URL("../../../../sample/", import.meta.url));
/** An export format of a project's own. */
const topics = defineExport({
  id: "topics",
  title: "Topics",
  fileName: "topics.txt",
  mediaType: "text/plain",
  render: ({ minutes }) => minutes.topics.map(({ title }) => title).join("\n"),
});
/** Where no model is: a test downloads nothing. */
const NOWHERE = "http://127.0.0.1:9/";
let site: TestServer;
let editor: TestUser;
let meeting: string;

// biome-ignore lint/suspicious/noExplicitAny: responses are inspected, not typed
type Answer = any;
const get = async (path: string, user = editor): Promise<Answer> => (await user.call("GET", path)).json();
const minutes = () => get(`/api/meetings/${meeting}/minutes`);

beforeAll(async () => {
  vi.stubEnv("HAPJU_MODELS_URL", NOWHERE);
  site = await openTestServer({ exports: [...defaultExports, topics] });
  editor = await site.user("Eve", "editor");
  const roster = await site.meetingApp.importPeople(localScope, `${sample}people.json`);
  const created = await site.meetingApp.meetings.create(localScope, {
    path: `${sample}meeting.mp4`,
    title: "Release",
    owner: editor.id,
    roster,
  });
  site.meetingApp.engine.work();
  ({ id: meeting } = await site.meetingApp.meetings.settled(localScope, created.id));
}, 600_000);
afterAll(async () => {
  expect(site.errors).toEqual([]);
  await site[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

test("a correction is visible everywhere when its request returns, and is undone exactly", async () => {
  const before = await minutes();
  const turn = before.transcript.find(({ speaker }: Answer) => speaker === "unknown-1");
  const { startSeconds, endSeconds } = turn;
  const correction = { kind: "turn-is", turn: { startSeconds, endSeconds }, person: "maria" };
  const created = await editor.call("POST", `/api/meetings/${meeting}/corrections`, { json: { correction } });
  expect(created.status).toBe(201);
  const { id, actorName } = (await created.json()) as Answer;
  expect(actorName).toBe("Eve");
  const after = await minutes();
  expect(after.transcript.find((one: Answer) => one.startSeconds === startSeconds).speaker).toBe("maria");
  const unknown = await editor.call("POST", `/api/meetings/${meeting}/corrections`, {
    json: { correction: { ...correction, person: "nobody" } },
  });
  expect(unknown.status).toBe(404);
  const models = await get("/api/models");
  const lips = models.models.find((model: Answer) => model.task === "active-speaker" && model.measured);
  expect(lips.measured).toMatchObject({
    failed: 0,
    corrected: { unit: "turns", of: after.transcript.length },
  });
  expect(lips.measured.corrected.share).toBeCloseTo(1 / after.transcript.length);
  expect((await editor.call("DELETE", `/api/meetings/${meeting}/corrections/${id}`)).status).toBe(204);
  expect(await minutes()).toEqual(before);
  const [kept] = (await get(`/api/meetings/${meeting}/corrections`)).items;
  expect(kept).toMatchObject({ id, actorName: "Eve", undoneAt: expect.any(String) });
});

test("every registered format is listed and downloads, one of the project's own among them", async () => {
  const { items } = await get("/api/export-formats");
  expect(items).toHaveLength(defaultExports.length + 1);
  const { render: _, ...listed } = topics;
  expect(items.at(-1)).toEqual(listed);
  for (const { id, fileName, mediaType } of items) {
    const file = await editor.call("GET", `/api/meetings/${meeting}/files/${id}`);
    expect(file.status, id).toBe(200);
    expect(file.headers.get("content-type")?.split(";")[0]).toBe(mediaType);
    expect(file.headers.get("content-disposition")).toContain(`filename="Release ${fileName}"`);
  }
});

describe("people", () => {
  test("are enrolled by a photo, only with their consent", async () => {
    const consent = {
      purpose: "face-recognition",
      textVersion: "face-recognition-1",
      evidence: "signed form",
    };
    const added = await editor.call("POST", "/api/people", { json: { name: "새 사람", id: "new" } });
    expect(added.status).toBe(201);
    const photo = readFileSync(`${sample}enrol/david_1.jpg`);
    const send = (path: string, body: Uint8Array, type: string) =>
      editor.call("POST", path, { body: body as BodyInit, headers: { "content-type": type } });
    const early = await send("/api/people/new/faces", photo, "image/jpeg");
    expect(early.status).toBe(409);
    expect(await early.json()).toMatchObject({ code: "consent-missing" });
    expect((await editor.call("POST", "/api/people/new/consents", { json: consent })).status).toBe(201);
    const empty = await send("/api/people/new/faces", new Uint8Array(100), "image/jpeg");
    expect(empty.status).toBe(422);
    // The picture is David's, who is enrolled with it: whose face it is cannot be two people's.
    const taken = await send("/api/people/new/faces?name=webcam", photo, "image/jpeg");
    expect(await taken.json()).toMatchObject({ code: "photo-of-another" });
    const spoken = { ...consent, purpose: "voice-recognition", textVersion: "voice-recognition-1" };
    await editor.call("POST", "/api/people/new/consents", { json: spoken });
    const text = await send("/api/people/new/voices", new TextEncoder().encode("no sound"), "audio/wav");
    expect(text.status).toBe(422);
    expect(JSON.stringify(await text.json())).not.toContain(site.home);
    expect((await send("/api/people/new/voices", silence(1), "audio/wav")).status).toBeGreaterThanOrEqual(
      409,
    );
  });

  test("are enrolled from a meeting, and then named in it", async () => {
    const [unknown] = (await get(`/api/meetings/${meeting}/unknowns`)).items;
    const enrolled = await editor.call("POST", `/api/meetings/${meeting}/enrol`, {
      json: {
        at: unknown.anchor,
        person: { name: "Nora New" },
        consent: { purpose: "face-recognition", textVersion: "face-recognition-1", evidence: "said so" },
      },
    });
    expect(enrolled.status).toBe(200);
    const { person, meeting: now } = (await enrolled.json()) as Answer;
    expect(now.people.map(({ id }: Answer) => id)).toContain(person);
    expect((await get(`/api/meetings/${meeting}/unknowns`)).items).toEqual([]);
    const { templates } = await get(`/api/people/${person}`);
    expect(templates).toHaveLength(1);

    const gone = await editor.call("DELETE", `/api/people/${person}/consents/face-recognition`);
    expect(await gone.json()).toEqual({ meetings: [meeting] });
    const after = await minutes();
    expect(after.attendees.map(({ id }: Answer) => id)).not.toContain(person);
    expect((await get(`/api/people/${person}`)).templates).toEqual([]);
    await site.meetingApp.meetings.settled(localScope, meeting);
  });

  test("unknown faces are compared across meetings only where the policy says so", async () => {
    const again = await site.meetingApp.meetings.create(localScope, {
      path: `${sample}meeting.mp4`,
      title: "Release again",
      roster: ["david"],
    });
    await site.meetingApp.meetings.settled(localScope, again.id);
    const facesOf = async () => {
      const { items } = await get("/api/review");
      return items.map(({ sightings }: Answer) => sightings.map((one: Answer) => one.meeting));
    };
    const alone = await facesOf();
    expect(alone.every((group: string[]) => group.length === 1)).toBe(true);
    const policy = { keepUnknownFaces: true };
    expect((await editor.call("PUT", "/api/policy", { json: policy })).status).toBe(403);
    expect((await site.owner.call("PUT", "/api/policy", { json: policy })).status).toBe(200);
    const groups = await facesOf();
    expect(groups.flat().toSorted()).toEqual(alone.flat().toSorted());
    const together = groups.filter((group: string[]) => group.length === 2);
    // The person who is not enrolled is unknown in both; two of one meeting are never one person.
    expect(together).toHaveLength(1);
    expect(new Set(together[0])).toEqual(new Set([meeting, again.id]));
    await site.owner.call("PUT", "/api/policy", { json: { keepUnknownFaces: false } });
    expect((await facesOf()).every((group: string[]) => group.length === 1)).toBe(true);
  });

  test("the consent texts exist in both languages", async () => {
    const { items } = await get("/api/consent-texts");
    const kinds = items.map(({ purpose, language }: Answer) => `${purpose} ${language}`);
    expect(new Set(kinds)).toEqual(
      new Set(["face-recognition en", "face-recognition ko", "voice-recognition en", "voice-recognition ko"]),
    );
  });
});

describe("models", () => {
  test("a changed route applies to later runs, and is kept after a restart", async () => {
    const { routes, models } = await get("/api/models");
    const route = routes.find(({ task }: Answer) => task === "speech-recognition");
    expect(route.changed).toBe(false);
    const isPresent = (id: string) =>
      models.some((model: Answer) => model.id === id && model.state !== "absent");
    const order = route.order.toReversed();
    const put = (json: unknown) => site.owner.call("PUT", "/api/routes/speech-recognition", { json });
    expect(await (await put({ order })).json()).toMatchObject({
      order,
      changed: true,
      current: order.find(isPresent),
    });
    expect((await put({ order: ["silero-vad"] })).status).toBe(400);
    expect((await put({ order: ["nothing"] })).status).toBe(404);
    await using again = await openServer({ meetingApp: site.meetingApp, home: site.home, port: 0 });
    const response = await fetch(`${again.url}/api/models`, { headers: { cookie: site.owner.cookie } });
    const restarted = ((await response.json()) as Answer).routes;
    expect(restarted.find(({ task }: Answer) => task === "speech-recognition")).toMatchObject({
      order,
      changed: true,
    });
    expect(await (await put({ order: null })).json()).toEqual(route);
  });

  test("the list says why a download failed", async () => {
    const absent = (await get("/api/models")).models.find(({ state }: Answer) => state === "absent");
    const asked = await site.owner.call("POST", `/api/models/${absent.id}/pull`);
    expect(asked.status).toBe(202);
    const now = async () => (await get("/api/models")).models.find(({ id }: Answer) => id === absent.id);
    let model = await now();
    while (model.state === "downloading") model = await now();
    expect(model).toMatchObject({ state: "absent", downloadError: expect.stringContaining(NOWHERE) });
    expect((await site.owner.call("POST", "/api/models/nothing/pull")).status).toBe(404);
  });
});

describe("runs", () => {
  test("are listed page by page with their meeting, and the graph adds up", async () => {
    const all = await get("/api/runs?limit=100");
    expect(all.items.length).toBeGreaterThan(1);
    const paged: string[] = [];
    for (let cursor = ""; ; ) {
      const page = await get(`/api/runs?limit=1${cursor}`);
      paged.push(...page.items.map(({ id }: Answer) => id));
      if (!page.next) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(paged).toEqual(all.items.map(({ id }: Answer) => id));
    const { run: summary, steps } = await get(`/api/runs/${all.items.at(-1).id}`);
    expect(steps.reduce((sum: number, step: Answer) => sum + step.total, 0)).toBe(summary.stepRuns.total);
  });
});

describe("the audit log", () => {
  test("is listed latest first, page by page, and filtered", async () => {
    const { items, next } = await get("/api/audit?limit=2", site.owner);
    expect(items).toHaveLength(2);
    expect(items[0].sequence).toBe(items[1].sequence + 1);
    const second = await get(`/api/audit?limit=2&cursor=${next}`, site.owner);
    expect(second.items[0].sequence).toBe(items[1].sequence - 1);
    const byEve = await get(`/api/audit?actor=${editor.id}&limit=100`, site.owner);
    expect(new Set(byEve.items.map(({ actorName }: Answer) => actorName))).toEqual(new Set(["Eve"]));
    const of = await get("/api/audit?person=maria&limit=100", site.owner);
    expect(of.items.length).toBeGreaterThan(0);
    expect(new Set(of.items.map(({ subjectName }: Answer) => subjectName))).toEqual(new Set(["Maria Lopez"]));
    const none = await get("/api/audit?to=2020-01-01T00:00:00Z", site.owner);
    expect(none.items).toEqual([]);
  });

  test("is exported completely, and its chain verifies", async () => {
    const response = await site.owner.call("GET", "/api/audit/export");
    const lines = (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
    const verdict = await get("/api/audit/verdict", site.owner);
    expect(verdict).toMatchObject({ ok: true, entries: lines.length + 1 });
    const actions = new Set(lines.map(({ action }) => action));
    for (const action of [
      "minutes-read",
      "people-read",
      "recognised",
      "consent-given",
      "consent-withdrawn",
      "policy-changed",
      "route-changed",
    ])
      expect(actions).toContain(action);
  });
});
