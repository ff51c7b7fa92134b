import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRecorder, type Recorder } from "../recorder.ts";
import type { Meeting, Meetings } from "./meetings.ts";

const sample = fileURLToPath(new URL("../../../../sample/", import.meta.url));

let home: string;
let recorder: Recorder;
let meetings: Meetings;
let meeting: Meeting;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "hapju-meetings-"));
  recorder = await openRecorder({ home, modelsDir: join(tmpdir(), "hapju-test-models") });
  meetings = recorder.meetings;
  await recorder.importPeople(`${sample}people.json`);
  meeting = await meetings.create({ path: `${sample}meeting.mp4`, title: "Release" });
  recorder.engine.work();
  meeting = await meetings.settled(meeting.id);
  if (meeting.state !== "ready") await recorder.engine.result(meeting.run);
}, 120_000);
afterAll(async () => {
  await recorder?.close();
  rmSync(home, { recursive: true, force: true });
});

test("a recording becomes a meeting with minutes, and is listed", async () => {
  expect(meeting).toMatchObject({ title: "Release", state: "ready", hasAudio: true, hasVideo: true });
  const { minutes } = await meetings.result(meeting.id);
  expect(minutes.attendees.map(({ id }) => id)).toEqual(meeting.people.map(({ id }) => id));
  expect((await meetings.list()).items).toEqual([meeting]);
});
