import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localScope } from "@hapju/spec";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MeetingApp, openMeetingApp } from "../../meeting-app.ts";

const home = mkdtempSync(join(tmpdir(), "hapju-create-"));
let app: MeetingApp;

beforeAll(async () => {
  app = await openMeetingApp({ home, modelsDir: join(home, "models"), timeZone: "Asia/Seoul" });
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

/** An MP4 of a tenth of a second of silence, created at an instant: only its header has the time. */
async function recordedAt(name: string, created: Date): Promise<string> {
  const path = join(home, name);
  const samples = new Float32Array(1600);
  await app.media.write(path, { samples, sampleRate: 16_000 });
  const bytes = readFileSync(path);
  const header = bytes.indexOf("mvhd");
  // Seconds since 1904.
  bytes.writeUInt32BE(created.getTime() / 1000 + 2_082_844_800, header + 8);
  writeFileSync(path, bytes);
  return path;
}

const early = new Date("2026-11-23T23:30:00Z");

test("day and time of a meeting are those of its time zone", async () => {
  const path = await recordedAt("seoul.mp4", early);
  const create = (more: object) => app.meetings.create(localScope, { path, ...more });
  expect(await create({})).toMatchObject({ date: "2026-11-24", startTime: "08:30", timeZone: "Asia/Seoul" });
  expect(await create({ timeZone: "America/New_York" })).toMatchObject({
    date: "2026-11-23",
    startTime: "18:30",
  });
  const stated = await create({ date: "2026-11-20" });
  expect(stated).toMatchObject({ date: "2026-11-20", timeZone: "Asia/Seoul" });
  expect(stated.startTime).toBeUndefined();
});

test("the title is composed, from the file and as it is changed", async () => {
  const path = await recordedAt(`${"주간 회의".normalize("NFD")}.mp4`, early);
  const { id, title } = await app.meetings.create(localScope, { path });
  expect(title).toBe("주간 회의");
  const renamed = await app.meetings.change(localScope, id, { title: "월간 회의".normalize("NFD") });
  expect(renamed.title).toBe("월간 회의");
});

test("a meeting moved to another day has no time any more", async () => {
  const { id } = await app.meetings.create(localScope, { path: await recordedAt("moved.mp4", early) });
  expect(await app.meetings.change(localScope, id, { title: "Same day" })).toMatchObject({
    startTime: "08:30",
  });
  const moved = await app.meetings.change(localScope, id, { date: "2026-11-25" });
  expect(moved).toMatchObject({ date: "2026-11-25", timeZone: "Asia/Seoul" });
  expect(moved.startTime).toBeUndefined();
});

test("what is no time zone is refused", async () => {
  const path = await recordedAt("nowhere.mp4", early);
  await expect(app.meetings.create(localScope, { path, timeZone: "Seoul" })).rejects.toMatchObject({
    code: "bad-time-zone",
  });
  await expect(openMeetingApp({ home, modelsDir: home, timeZone: "Mars" })).rejects.toMatchObject({
    code: "bad-time-zone",
  });
});
