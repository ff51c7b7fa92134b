import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Correction } from "@hapju/diarization";
import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type MeetingApp, openMeetingApp } from "../meeting-app.ts";
import type { Minutes } from "../minutes/core/schema.ts";
import type { Meeting, Meetings } from "./meetings/meetings.ts";
import { storedOf } from "./stored.fixture.ts";

/** One meeting, from its making to its end: each test goes on where the one before left it. */
const sample = fileURLToPath(new URL("../../../../sample/", import.meta.url));
const CONSENT = { purpose: "face-recognition", textVersion: "test-1", evidence: "signed form" } as const;

let home: string;
let app: MeetingApp;
let meetings: Meetings;
let meeting: Meeting;

async function open() {
  app = await openMeetingApp({ home, modelsDir: join(tmpdir(), "hapju-test-models") });
  meetings = app.meetings;
}
const minutesOf = async () => (await meetings.result(meeting.id)).minutes;
/** Digests of what the shown run made of corrections. */
async function digests(): Promise<Record<string, string>> {
  const { run } = await meetings.get(meeting.id);
  const { rows } = await app.storage.database.execute<{ step: string; digest: string }>(sql`
    select step, digest from engine.step_run where run_id = ${run} and step in ('people', 'turns', 'minutes')`);
  return Object.fromEntries(rows.map(({ step, digest }) => [step, digest]));
}
const turnOf = ({ transcript }: Minutes, speaker: string) => {
  const { startSeconds, endSeconds } = transcript.find((turn) => turn.speaker === speaker)!;
  return { startSeconds, endSeconds };
};
const speakerAt = ({ transcript }: Minutes, seconds: number) =>
  transcript.find((turn) => turn.startSeconds <= seconds && seconds < turn.endSeconds)?.speaker;
const actionsLogged = async (action: string) =>
  (await app.directory.audit.list(localScope, { action })).length;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "hapju-meetings-"));
  await open();
  await app.importPeople(`${sample}people.json`);
  meeting = await meetings.create({ path: `${sample}meeting.mp4`, title: "Release", date: "2026-03-02" });
  expect(meeting).toMatchObject({ state: "running", people: [] });
  await expect(meetings.result(meeting.id)).rejects.toMatchObject({ code: "not-ready" });
  app.engine.work();
  meeting = await meetings.settled(meeting.id);
  expect(meeting.state).toBe("ready");
}, 600_000);
afterAll(async () => {
  await app?.close();
  rmSync(home, { recursive: true, force: true });
});

describe("what is there", () => {
  test("a recording becomes a meeting with minutes, and is listed with the people in it", async () => {
    expect(meeting).toMatchObject({ title: "Release", date: "2026-03-02", hasAudio: true, hasVideo: true });
    const { attendees, date } = await minutesOf();
    expect(attendees.map(({ id }) => id)).toEqual(meeting.people.map(({ id }) => id));
    expect(date).toBe("2026-03-02");
    expect((await meetings.list()).items).toEqual([meeting]);
    expect((await meetings.list({ person: "maria", state: "ready" })).items).toHaveLength(1);
    expect((await meetings.list({ person: "nobody" })).items).toEqual([]);
    expect((await meetings.list({ state: "running" })).items).toEqual([]);
    expect(await meetings.ofRun(meeting.run)).toEqual(meeting);
  });

  test("everybody recognised is in the audit log, once, and whoever reads the minutes", async () => {
    const known = meeting.people.filter((person) => person.known);
    expect(await actionsLogged("recognised")).toBe(known.length);
    await meetings.settled(meeting.id);
    expect(await actionsLogged("recognised")).toBe(known.length);
    await meetings.result(meeting.id, { actor: "reader" });
    await meetings.result(meeting.id, { actor: "reader" });
    expect(await actionsLogged("minutes-read")).toBe(1);
  });

  test("private meetings are seen by their owner and the owners of the installation", async () => {
    const seenBy = async (user: string, seesAll = false) =>
      (await meetings.list({ viewer: { user, seesAll } })).items.length;
    expect(await seenBy("somebody")).toBe(1);
    await meetings.change(meeting.id, { access: "private" });
    expect(await seenBy("somebody")).toBe(0);
    expect(await seenBy("somebody", true)).toBe(1);
    await meetings.change(meeting.id, { access: "everyone" });
  });

  test("those whom nobody could name are listed with a face to point at", async () => {
    const [unknown, ...more] = await meetings.unknowns(meeting.id);
    expect(more).toEqual([]);
    expect(unknown).toMatchObject({ speaker: "unknown-1", kind: "face" });
    expect(unknown!.speakingSeconds).toBeGreaterThan(4);
    expect(unknown!.candidates.map(({ person }) => person).toSorted()).toEqual(["david", "maria", "peter"]);
  });

  test("what was said is found, and shown in pictures and peaks", async () => {
    const { items } = await meetings.search("letter customers");
    expect(items[0]).toMatchObject({ meeting: meeting.id, title: "Release", kind: "turn" });
    const { peaks, peaksPerSecond } = await meetings.peaks(meeting.id);
    expect(peaks.length).toBe(Math.ceil(meeting.durationSeconds * peaksPerSecond));
    const jpeg = await meetings.frame(meeting.id, { seconds: 5, width: 320 });
    expect([...jpeg.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  });

  test("what is not there is named", async () => {
    await expect(meetings.get("nothing")).rejects.toMatchObject({ code: "meeting-unknown" });
    await expect(meetings.ofRun("nothing")).rejects.toMatchObject({ code: "meeting-unknown" });
    await expect(meetings.undo(meeting.id, "nothing")).rejects.toMatchObject({ code: "correction-unknown" });
    await expect(meetings.list({ cursor: "x'" })).rejects.toMatchObject({ code: "cursor-invalid" });
  });
});

describe("corrections", () => {
  test("are in transcript, attendees, search and audit log; no model runs; undone to the byte", async () => {
    const before = await digests();
    const turn = turnOf(await minutesOf(), "unknown-1");
    const made = await meetings.correct(
      meeting.id,
      { kind: "turn-is", turn, person: "peter" },
      { actor: "editor" },
    );
    expect(speakerAt(await minutesOf(), turn.startSeconds + 0.5)).toBe("peter");
    const { run } = await meetings.get(meeting.id);
    expect(await app.engine.queries.calls(localScope, run)).toEqual([]);
    expect(await actionsLogged("corrected")).toBe(1);
    expect(await meetings.corrections(meeting.id)).toEqual([made]);
    await meetings.undo(meeting.id, made.id, { actor: "editor" });
    expect(await digests()).toEqual(before);
    expect((await meetings.corrections(meeting.id))[0]).toMatchObject({ undoneAt: expect.any(Date) });
    expect(await actionsLogged("correction-undone")).toBe(1);
    await expect(meetings.undo(meeting.id, made.id)).rejects.toMatchObject({ code: "correction-unknown" });
  });

  test("that come at once all count", async () => {
    const before = await digests();
    const { transcript } = await minutesOf();
    const turns = transcript.filter(({ gap }) => !gap).slice(0, 5);
    const made = await Promise.all(
      turns.map(({ startSeconds, endSeconds }) =>
        meetings.correct(meeting.id, {
          kind: "turn-is",
          turn: { startSeconds, endSeconds },
          person: "maria",
        }),
      ),
    );
    const after = await minutesOf();
    for (const { startSeconds } of turns) expect(speakerAt(after, startSeconds + 0.5)).toBe("maria");
    await Promise.all(made.map(({ id }) => meetings.undo(meeting.id, id)));
    expect(await digests()).toEqual(before);
  });

  test("may name somebody of the directory who is not recognised by anything", async () => {
    const before = await digests();
    await app.directory.add(localScope, { name: "Nina Newcomer" });
    const turn = turnOf(await minutesOf(), "unknown-1");
    const made = await meetings.correct(meeting.id, { kind: "turn-is", turn, person: "nina-newcomer" });
    const { attendees } = await minutesOf();
    expect(attendees.find(({ id }) => id === "nina-newcomer")).toMatchObject({
      name: "Nina Newcomer",
      known: true,
    });
    await meetings.undo(meeting.id, made.id);
    expect(await digests()).toEqual(before);
  });

  test("outlive a run of the whole recording, as when the command line makes the meeting anew", async () => {
    const turn = turnOf(await minutesOf(), "unknown-1");
    const made = await meetings.correct(meeting.id, { kind: "turn-is", turn, person: "peter" });
    const again = await meetings.create({ path: `${sample}meeting.mp4`, title: "Release", reuse: true });
    expect(again).toMatchObject({ id: meeting.id, state: "ready", rerun: expect.any(String) });
    const { run } = await meetings.settled(meeting.id);
    expect(run).toBe(again.rerun);
    expect((await app.engine.queries.read(localScope, run)).revises).toBeNull();
    expect(speakerAt(await minutesOf(), turn.startSeconds + 0.5)).toBe("peter");
    await meetings.undo(meeting.id, made.id);
  });

  test.each<[string, unknown, string]>([
    ["no kind that there is", { kind: "delete-all" }, "kind"],
    ["a time that is no number", { kind: "split", seconds: Number.NaN }, "seconds"],
    [
      "an end before the start",
      { kind: "turn-is", turn: { startSeconds: 5, endSeconds: 4 }, person: null },
      "turn",
    ],
    [
      "a time after the end",
      { kind: "turn-is", turn: { startSeconds: 1e3, endSeconds: 1e4 }, person: null },
      "turn.startSeconds",
    ],
    ["half a place", { kind: "split", seconds: 4, x: 0.5 }, "correction"],
    ["fields nobody knows", { kind: "join", seconds: 4, sql: "drop" }, "correction"],
    [
      "a place outside the picture",
      { kind: "track-is", face: { seconds: 1, x: 2, y: 0 }, person: null },
      "face.x",
    ],
  ])("with %s are refused, naming the field", async (_, correction, field) => {
    await expect(meetings.correct(meeting.id, correction as Correction)).rejects.toMatchObject({
      code: "correction-invalid",
      data: { problems: [{ field, message: expect.any(String) }] },
    });
  });

  test("that name nobody in the directory are refused", async () => {
    await expect(
      meetings.correct(meeting.id, {
        kind: "turn-is",
        turn: { startSeconds: 1, endSeconds: 2 },
        person: "ghost",
      }),
    ).rejects.toMatchObject({ code: "person-unknown" });
  });

  test("a new title is in the minutes", async () => {
    await meetings.change(meeting.id, { title: "Release 2" });
    expect((await minutesOf()).title).toBe("Release 2");
    await meetings.change(meeting.id, { title: "Release", date: "2026-03-02" });
    expect(await minutesOf()).toMatchObject({ title: "Release", date: "2026-03-02" });
  });

  test("leave no more runs behind than the ones that ran models and the one shown", async () => {
    await app.close();
    await open();
    app.engine.work();
    const { run } = await meetings.get(meeting.id);
    const kept = await app.engine.queries.list(localScope);
    expect(kept.filter(({ id, revises }) => id !== run && revises !== null)).toEqual([]);
  });
});

describe("enrolment from a meeting", () => {
  const templatesOf = async (person: string) =>
    (await app.directory.get(localScope, person)).templates.length;

  test("a corrected face becomes a template with the person's consent only, and goes when it is undone", async () => {
    const before = await digests();
    const [unknown] = await meetings.unknowns(meeting.id);
    const face = unknown!.anchor as { seconds: number; x: number; y: number };
    const correction: Correction = { kind: "track-is", face, person: "nina-newcomer" };
    await expect(meetings.correct(meeting.id, correction, { enrol: true })).rejects.toMatchObject({
      code: "consent-missing",
    });
    expect((await meetings.corrections(meeting.id)).filter(({ undoneAt }) => !undoneAt)).toEqual([]);
    await app.directory.consent(localScope, "nina-newcomer", CONSENT);
    const made = await meetings.correct(meeting.id, correction, { enrol: true });
    expect(made.template).toBeDefined();
    expect(await templatesOf("nina-newcomer")).toBe(1);
    expect(await meetings.unknowns(meeting.id)).toEqual([]);
    // Known by the template now, whatever becomes of the correction; without the template unknown as before.
    await meetings.refresh(meeting.id);
    await meetings.undo(meeting.id, made.id);
    expect(await templatesOf("nina-newcomer")).toBe(0);
    expect((await digests()).turns).toEqual(before.turns);
    await expect(
      meetings.correct(
        meeting.id,
        { kind: "turn-is", turn: { startSeconds: 1, endSeconds: 2 }, person: null },
        { enrol: true },
      ),
    ).rejects.toMatchObject({ code: "correction-invalid" });
  });

  test("a face nobody knows becomes a person, recognised at once", async () => {
    const [unknown] = await meetings.unknowns(meeting.id);
    const at = unknown!.anchor as { seconds: number; x: number; y: number };
    const { person } = await meetings.enrol(meeting.id, {
      at,
      person: { name: "Anna Gold" },
      consent: CONSENT,
    });
    expect(person).toBe("anna-gold");
    const { attendees } = await minutesOf();
    expect(attendees.find(({ id }) => id === person)).toMatchObject({ known: true, name: "Anna Gold" });
    expect(attendees.every(({ known }) => known)).toBe(true);
  });

  test("where no face is, or without consent, nobody is added", async () => {
    const nowhere = { seconds: 5, x: 0, y: 0 };
    await expect(
      meetings.enrol(meeting.id, { at: nowhere, person: { name: "Air" }, consent: CONSENT }),
    ).rejects.toMatchObject({ code: "no-face-there" });
    const { people } = await meetings.result(meeting.id);
    const { seconds, box } = people.tracks[0]!.frames[0]!;
    const at = { seconds, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await expect(meetings.enrol(meeting.id, { at, person: { name: "Shy" } })).rejects.toMatchObject({
      code: "consent-missing",
    });
    const names = (await app.directory.list(localScope)).map(({ name }) => name);
    expect(names).not.toContain("Air");
    expect(names).not.toContain("Shy");
  });
});

describe("ninety days later", () => {
  test("the meeting says that its biometric data is gone, since when, and what a correction costs then", async () => {
    const kept = await meetings.biometrics(meeting.id);
    expect(kept).toEqual({ readable: true, until: expect.any(Date) });
    const { until } = kept;
    const now = Date.now();
    const days = (until!.getTime() - now) / 86_400_000;
    expect(days).toBeGreaterThan(89);
    expect(days).toBeLessThanOrEqual(90);
    vi.useFakeTimers({ toFake: ["Date"], now: until! });
    try {
      expect(await meetings.biometrics(meeting.id)).toEqual({
        readable: false,
        goneSince: until,
        lookSeconds: expect.any(Number),
      });
    } finally {
      vi.useRealTimers();
    }
    expect((await meetings.biometrics(meeting.id)).readable).toBe(true);
  });
});

describe("leaving", () => {
  test("a new name is in the minutes at once", async () => {
    await app.directory.rename(localScope, "maria", "Maria Lopez-Hill");
    expect((await minutesOf()).attendees.map(({ name }) => name)).toContain("Maria Lopez-Hill");
    expect((await meetings.get(meeting.id)).people.map(({ name }) => name)).toContain("Maria Lopez-Hill");
  });

  test("somebody who was only considered leaves no score behind, though the minutes stay as they are", async () => {
    const faceModel = (await app.engine.queries.read(localScope, (await meetings.get(meeting.id)).run)).plan[
      "face-embedding"
    ]!;
    const { people: known } = await app.directory.snapshot(localScope, { faceModel });
    const dimensions = known.find(({ faceTemplates }) => faceTemplates.length > 0)!.faceTemplates[0]!.length;
    await app.directory.add(localScope, { id: "dora", name: "Dora Onlyseen", consents: [CONSENT] });
    await app.directory.enrol(localScope, "dora", {
      kind: "face",
      model: faceModel,
      source: "made up",
      sourceDigest: "0",
      embedding: Float32Array.from({ length: dimensions }, (_, index) => Math.sin(index) / 8),
      quality: {},
    });
    await meetings.refresh(meeting.id);
    const before = await minutesOf();
    expect(before.attendees.map(({ id }) => id)).not.toContain("dora");
    expect((await storedOf(app, home, "dora")).objects).toBeGreaterThan(0);
    // The process ends in the middle of it, and goes on when it starts again.
    await app.directory.withdraw(localScope, "dora", "face-recognition");
    await app.storage.database.execute(sql`insert into meeting.leaving values ('dora')`);
    await app.close();
    await open();
    const leaving = () => app.storage.database.execute(sql`select from meeting.leaving`);
    await vi.waitFor(async () => expect((await leaving()).rows).toEqual([]), { timeout: 30_000 });
    expect(await storedOf(app, home, "Dora Onlyseen")).toEqual({
      objects: 0,
      tables: ["directory.persons"],
    });
    expect(await storedOf(app, home, "dora")).toEqual({
      objects: 0,
      tables: ["directory.consents", "directory.persons"],
    });
    expect(await minutesOf()).toEqual(before);
    await app.directory.remove(localScope, "dora");
    await meetings.relabel("dora");
    expect(await storedOf(app, home, "dora")).toEqual({ objects: 0, tables: [] });
    app.engine.work();
  }, 600_000);

  test("whoever withdraws is nobody at once, and the meeting is made anew without them", async () => {
    const spoken = turnOf(await minutesOf(), "maria");
    await meetings.correct(meeting.id, {
      kind: "turn-is",
      turn: turnOf(await minutesOf(), "peter"),
      person: "maria",
    });
    const old = (await app.engine.queries.list(localScope)).map(({ id }) => id);
    await app.directory.withdraw(localScope, "maria", "face-recognition");
    await app.directory.withdraw(localScope, "maria", "voice-recognition");
    const masked = await minutesOf();
    expect(JSON.stringify((await meetings.result(meeting.id)).people)).not.toContain("maria");
    expect(masked.attendees.map(({ id }) => id)).not.toContain("maria");
    expect(masked.actions.map(({ owner }) => owner)).not.toContain("maria");
    expect(speakerAt(masked, spoken.startSeconds + 0.5)).toMatch(/^unknown-/);
    expect(await meetings.relabel("maria")).toEqual([meeting.id]);
    expect((await meetings.search("test report")).items[0]!.speaker).toMatch(/^unknown-/);
    expect((await meetings.list({ person: "maria" })).items).toEqual([]);
    const { run } = await meetings.settled(meeting.id);
    expect(old).not.toContain(run);
    const anew = await meetings.result(meeting.id);
    expect(JSON.stringify(anew)).not.toContain('"maria"');
    expect(anew.minutes.attendees.map(({ id }) => id)).toContain("david");
    await app.close();
    await open();
    app.engine.work();
    // Nothing is left of the runs that knew her, nor of what was sealed.
    expect((await app.engine.queries.list(localScope)).map(({ id }) => id)).toEqual([run]);
    const { rows } = await app.storage.database.execute<{ inputs: unknown }>(
      sql`select inputs from engine.run`,
    );
    expect(rows).toHaveLength(1);
    expect(await storedOf(app, home, "maria")).toEqual({
      objects: 0,
      // The directory knows her still, people said that it was her, and "Maria" is said in the meeting.
      tables: [
        "directory.consents",
        "directory.key_coverage",
        "directory.persons",
        "meeting.correction",
        "search.passage",
      ],
    });
    const { rows: found } = await app.storage.database.execute(
      sql`select from search.passage where speaker = 'maria' or strpos(speaker_name, 'Maria') > 0`,
    );
    expect(found).toEqual([]);
  }, 600_000);

  test("a person who is removed is out of corrections, and a first run under way begins again", async () => {
    await app.close();
    await open(); // Nobody works: what begins stays under way.
    const under = await meetings.create({
      path: `${sample}meeting.mp4`,
      title: "Under way",
      owner: "somebody",
    });
    const made = await meetings.corrections(meeting.id);
    expect(JSON.stringify(made)).toContain('"nina-newcomer"');
    await app.directory.remove(localScope, "nina-newcomer");
    const anew = await meetings.relabel("nina-newcomer");
    expect(anew.toSorted()).toEqual([meeting.id, under.id].toSorted());
    expect(JSON.stringify(await meetings.corrections(meeting.id))).not.toContain("nina-newcomer");
    const again = await meetings.get(under.id);
    expect(again).toMatchObject({ state: "running", title: "Under way" });
    expect(again.run).not.toBe(under.run);
    expect((await app.engine.queries.read(localScope, under.run)).state).toBe("cancelled");
    await meetings.remove(under.id);
    app.engine.work();
    await meetings.settled(meeting.id);
    await app.close();
    await open();
    app.engine.work();
    expect(await storedOf(app, home, "nina-newcomer")).toEqual({ objects: 0, tables: [] });
  }, 600_000);

  test("a meeting that is removed leaves nothing but the log", async () => {
    const { file } = (
      await app.storage.database.execute<{ file: { key: string; digest: string; bytes: number } }>(
        sql`select recording -> 'file' as file from meeting.meeting`,
      )
    ).rows[0]!;
    const other = await meetings.create({ path: `${sample}meeting.mp4`, owner: "somebody" });
    await meetings.remove(meeting.id);
    await expect(meetings.get(meeting.id)).rejects.toMatchObject({ code: "meeting-unknown" });
    expect(await app.storage.objects.exists(file)).toBe(true);
    await meetings.remove(other.id, { actor: "owner" });
    expect(await app.storage.objects.exists(file)).toBe(false);
    expect(await app.directory.vault.holds(localScope, `recording-${file.digest}`)).toBe(false);
    expect(await app.engine.queries.list(localScope)).toEqual([]);
    expect((await meetings.search("letter")).items).toEqual([]);
    expect(await actionsLogged("meeting-removed")).toBe(3);
    expect(await app.directory.audit.verify(localScope)).toMatchObject({ ok: true });
  });
});
