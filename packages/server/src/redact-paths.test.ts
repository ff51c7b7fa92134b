import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRedactPaths } from "./redact-paths.ts";
import { openTestServer, type TestServer } from "./testing/server.fixture.ts";

let site: TestServer;
beforeAll(async () => {
  site = await openTestServer();
});
afterAll(() => site[Symbol.asyncDispose]());

test.each([
  ["/srv/models/yunet/a.onnx is damaged", "$HAPJU_MODELS_DIR/yunet/a.onnx is damaged"],
  ["no space left at /srv/home: free some", "no space left at $HAPJU_HOME: free some"],
  ['ENOENT: no such file, open "/usr/lib/x/y.so"', 'ENOENT: no such file, open "y.so"'],
  ["(/opt/a b/c.wav, twice)", "(a b/c.wav, twice)"],
  ["GET /api/models lists the routes", "GET /api/models lists the routes"],
  ["from https://example.org/a/b/c.onnx", "from https://example.org/a/b/c.onnx"],
  ["1/2 of the words and/or none", "1/2 of the words and/or none"],
])("%s", (message, expected) => {
  expect(createRedactPaths({ $HAPJU_MODELS_DIR: "/srv/models", $HAPJU_HOME: "/srv/home" })(message)).toBe(
    expected,
  );
});

test("the error of a failed run names the file without its path: run, meeting, events, explanation", async () => {
  const { id, run } = await site.meeting();
  const { database } = site.meetingApp.storage;
  const path = `${site.home}/objects/ab/recording.wav`;
  const error = { name: "MediaError", message: `${path} is damaged`, data: { path } };
  const failure = JSON.stringify({ step: "chunks", item: "", attempts: 3, error });
  await database.execute(
    sql`update engine.run set state = 'failed', ended_at = now(), error = ${failure}::text::jsonb where id = ${run}`,
  );
  const event = JSON.stringify({ step: "chunks", item: "", error });
  await database.execute(
    sql`insert into engine.event (run_id, type, data) values (${run}, 'run-failed', ${event}::text::jsonb)`,
  );
  const shown = "$HAPJU_HOME/objects/ab/recording.wav";
  for (const address of [`runs/${run}`, "runs", `runs/${run}/explanation`, `meetings/${id}`, "meetings"]) {
    const text = await (await site.owner.call("GET", `/api/${address}`)).text();
    expect(text).toContain(`${shown} is damaged`);
    expect(text).not.toContain(site.home);
  }
  const events = await (await site.owner.call("GET", `/api/runs/${run}/events`)).text();
  expect(events).toContain(`"path":"${shown}"`);
  expect(events).not.toContain(site.home);
});
