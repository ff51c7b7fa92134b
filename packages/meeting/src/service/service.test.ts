import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Correction } from "@hapju/diarization";
import { localScope, type ObjectRef } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { defined } from "../defined.ts";
import { type MeetingApp, openMeetingApp } from "../meeting-app.ts";
import type { Minutes } from "../minutes/core/schema.ts";
import type { Meeting } from "./meetings/meeting.ts";
import type { MeetingService } from "./open-service.ts";
import { storedOf } from "./stored.fixture.ts";

/** One meeting from creation to removal: each test continues where the one before ended. */
const sample = fileURLToPath(new URL("../../../../sample/", import.meta.url));
const CONSENT = { purpose: "face-recognition", textVersion: "test-1", evidence: "signed form" } as const;

let home: string;
let app: MeetingApp;
let meetings: MeetingService["meetings"];
let corrections: MeetingService["corrections"];
let results: MeetingService["results"];
let search: MeetingService["search"];
let renditions: MeetingService["renditions"];
let review: MeetingService["review"];
let biometrics: MeetingService["biometrics"];
let meeting: Meeting;

async function open() {
  app = await openMeetingApp({ home, modelsDir: join(tmpdir(), "hapju-test-models") });
  ({ meetings, corrections, results, search, renditions, review, biometrics } = app);
}
const minutesOf = async () => (await results.read(localScope, meeting.id)).minutes;
/** Digests of the outputs of the shown run that corrections change. */
async function digests(): Promise<Record<string, string>> {
  const { run } = await meetings.get(localScope, meeting.id);
  const { rows } = await app.storage.database.execute<{ step: string; digest: string }>(sql`
    select step, digest from engine.step_run where run_id = ${run} and step in ('people', 'turns', 'minutes')`);
  return Object.fromEntries(rows.map(({ step, digest }) => [step, digest]));
}
const turnOf = ({ transcript }: Minutes, speaker: string) => {
  const { startSeconds, endSeconds } = defined(
    transcript.find((turn) => turn.speaker === speaker),
    "The turn",
  );
  return { startSeconds, endSeconds };
};
const speakerAt = ({ transcript }: Minutes, seconds: number) =>
  transcript.find((turn) => turn.startSeconds <= seconds && seconds < turn.endSeconds)?.speaker;
const actionsLogged = async (action: string) =>
  (await app.directory.audit.list(localScope, { action })).length;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "hapju-meetings-"));
  await open();
  await app.importPeople(localScope, `${sample}people.json`);
  meeting = await meetings.create(localScope, {
    path: `${sample}meeting.mp4`,
    title: "Release",
    date: "2026-03-02",
  });
  expect(meeting).toMatchObject({ state: "running", people: [] });
  await expect(results.read(localScope, meeting.id)).rejects.toMatchObject({ code: "not-ready" });
  app.engine.work();
  meeting = await meetings.settled(localScope, meeting.id);
  expect(meeting.state).toBe("ready");
}, 600_000);
afterAll(async () => {
  await app?.close();
  rmSync(home, { recursive: true, force: true });
});

describe("a meeting", () => {
  test("has minutes, and is listed with the people in it", async () => {
    expect(meeting).toMatchObject({ title: "Release", date: "2026-03-02", hasAudio: true, hasVideo: true });
    const { attendees, date } = await minutesOf();
    expect(attendees.map(({ id }) => id)).toEqual(meeting.people.map(({ id }) => id));
    expect(date).toBe("2026-03-02");
    expect((await meetings.list(localScope)).items).toEqual([meeting]);
    expect((await meetings.list(localScope, { person: "maria", state: "ready" })).items).toHaveLength(1);
    expect((await meetings.list(localScope, { person: "stranger" })).items).toEqual([]);
    expect((await meetings.list(localScope, { state: "running" })).items).toEqual([]);
    expect(await meetings.ofRun(localScope, meeting.run)).toEqual(meeting);
  });

  test("is in the audit log with each recognised person, and each reader, once", async () => {
    const known = meeting.people.filter((person) => person.known);
    expect(await actionsLogged("recognised")).toBe(known.length);
    await meetings.settled(localScope, meeting.id);
    expect(await actionsLogged("recognised")).toBe(known.length);
    const reader = { ...localScope, actor: "reader" };
    await results.read(reader, meeting.id);
    await results.read(reader, meeting.id);
    const reads = await app.directory.audit.list(localScope, { action: "minutes-read", actor: "reader" });
    expect(reads).toHaveLength(1);
  });

  test("that is private is listed for its owner and the owners of the installation only", async () => {
    const seenBy = async (user: string, seesAll = false) =>
      (await meetings.list(localScope, { viewer: { user, seesAll } })).items.length;
    expect(await seenBy("visitor")).toBe(1);
    await meetings.change(localScope, meeting.id, { access: "private" });
    expect(await seenBy("visitor")).toBe(0);
    expect(await seenBy("visitor", true)).toBe(1);
    await meetings.change(localScope, meeting.id, { access: "everyone" });
  });

  test("lists its unknown people with a face that a correction can point at", async () => {
    const [unknown, ...more] = await review.unknownPeople(localScope, meeting.id);
    expect(more).toEqual([]);
    expect(unknown).toMatchObject({ speaker: "unknown-1", kind: "face" });
    expect(unknown?.speakingSeconds).toBeGreaterThan(4);
    // She resembles nobody of the directory.
    expect(unknown?.candidates).toEqual([]);
  });

  test("is found by its words, and has pictures and peaks", async () => {
    const { items } = await search.find(localScope, "letter customers");
    expect(items[0]).toMatchObject({ meeting: meeting.id, title: "Release", kind: "turn" });
    const { peaks, peaksPerSecond } = await renditions.peaks(localScope, meeting.id);
    expect(peaks.length).toBe(Math.ceil(meeting.durationSeconds * peaksPerSecond));
    const jpeg = await renditions.frame(localScope, meeting.id, { seconds: 5, width: 320 });
    expect([...jpeg.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  });

  test("that does not exist is refused by id, as are its runs and corrections", async () => {
    await expect(meetings.get(localScope, "nothing")).rejects.toMatchObject({ code: "meeting-unknown" });
    await expect(meetings.ofRun(localScope, "nothing")).rejects.toMatchObject({ code: "meeting-unknown" });
    await expect(corrections.undo(localScope, meeting.id, "nothing")).rejects.toMatchObject({
      code: "correction-unknown",
    });
    await expect(meetings.list(localScope, { cursor: "x'" })).rejects.toMatchObject({
      code: "cursor-invalid",
    });
  });
});

describe("corrections", () => {
  test("are in transcript, attendees, search and audit log; no model runs; undone to the byte", async () => {
    const before = await digests();
    const turn = turnOf(await minutesOf(), "unknown-1");
    const made = await corrections.apply({ ...localScope, actor: "editor" }, meeting.id, {
      kind: "turn-is",
      turn,
      person: "peter",
    });
    expect(made.actor).toBe("editor");
    expect(speakerAt(await minutesOf(), turn.startSeconds + 0.5)).toBe("peter");
    const { run } = await meetings.get(localScope, meeting.id);
    expect(await app.engine.queries.calls(localScope, run)).toEqual([]);
    expect(await actionsLogged("corrected")).toBe(1);
    expect(await corrections.list(localScope, meeting.id)).toEqual([made]);
    await corrections.undo(localScope, meeting.id, made.id);
    expect(await digests()).toEqual(before);
    expect((await corrections.list(localScope, meeting.id))[0]).toMatchObject({ undoneAt: expect.any(Date) });
    expect(await actionsLogged("correction-undone")).toBe(1);
    await expect(corrections.undo(localScope, meeting.id, made.id)).rejects.toMatchObject({
      code: "correction-unknown",
    });
  });

  test("made concurrently are all applied", async () => {
    const before = await digests();
    const { transcript } = await minutesOf();
    const turns = transcript.filter(({ gap }) => !gap).slice(0, 5);
    const made = await Promise.all(
      turns.map(({ startSeconds, endSeconds }) =>
        corrections.apply(localScope, meeting.id, {
          kind: "turn-is",
          turn: { startSeconds, endSeconds },
          person: "maria",
        }),
      ),
    );
    const after = await minutesOf();
    for (const { startSeconds } of turns) expect(speakerAt(after, startSeconds + 0.5)).toBe("maria");
    await Promise.all(made.map(({ id }) => corrections.undo(localScope, meeting.id, id)));
    expect(await digests()).toEqual(before);
  });

  test("may name a person of the directory without templates", async () => {
    const before = await digests();
    await app.directory.add(localScope, { name: "Nina Newcomer" });
    const turn = turnOf(await minutesOf(), "unknown-1");
    const made = await corrections.apply(localScope, meeting.id, {
      kind: "turn-is",
      turn,
      person: "nina-newcomer",
    });
    const { attendees } = await minutesOf();
    expect(attendees.find(({ id }) => id === "nina-newcomer")).toMatchObject({
      name: "Nina Newcomer",
      known: true,
    });
    await corrections.undo(localScope, meeting.id, made.id);
    expect(await digests()).toEqual(before);
  });

  test("are applied again when the whole recording is run again", async () => {
    const turn = turnOf(await minutesOf(), "unknown-1");
    const made = await corrections.apply(localScope, meeting.id, { kind: "turn-is", turn, person: "peter" });
    const again = await meetings.create(localScope, {
      path: `${sample}meeting.mp4`,
      title: "Release",
      reuse: true,
    });
    expect(again).toMatchObject({ id: meeting.id, state: "ready", rerun: expect.any(String) });
    const { run } = await meetings.settled(localScope, meeting.id);
    expect(run).toBe(again.rerun);
    expect((await app.engine.queries.read(localScope, run)).revises).toBeNull();
    expect(speakerAt(await minutesOf(), turn.startSeconds + 0.5)).toBe("peter");
    await corrections.undo(localScope, meeting.id, made.id);
  });

  test.each<[string, unknown, string]>([
    ["an unknown kind", { kind: "delete-all" }, "kind"],
    ["a time that is not a number", { kind: "split", seconds: Number.NaN }, "seconds"],
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
    ["x without y", { kind: "split", seconds: 4, x: 0.5 }, "correction"],
    ["unknown fields", { kind: "join", seconds: 4, sql: "drop" }, "correction"],
    [
      "a place outside the picture",
      { kind: "track-is", face: { seconds: 1, x: 2, y: 0 }, person: null },
      "face.x",
    ],
  ])("with %s are refused, naming the field", async (_, correction, field) => {
    await expect(corrections.apply(localScope, meeting.id, correction as Correction)).rejects.toMatchObject({
      code: "correction-invalid",
      data: { problems: [{ field, message: expect.any(String) }] },
    });
  });

  test("that name a person outside the directory are refused", async () => {
    await expect(
      corrections.apply(localScope, meeting.id, {
        kind: "turn-is",
        turn: { startSeconds: 1, endSeconds: 2 },
        person: "ghost",
      }),
    ).rejects.toMatchObject({ code: "person-unknown" });
  });

  test("of the title are in the minutes", async () => {
    await meetings.change(localScope, meeting.id, { title: "Release 2" });
    expect((await minutesOf()).title).toBe("Release 2");
    await meetings.change(localScope, meeting.id, { title: "Release", date: "2026-03-02" });
    expect(await minutesOf()).toMatchObject({ title: "Release", date: "2026-03-02" });
  });

  test("leave only the runs that called models and the shown one", async () => {
    await app.close();
    await open();
    app.engine.work();
    const { run } = await meetings.get(localScope, meeting.id);
    const kept = await app.engine.queries.list(localScope);
    expect(kept.filter(({ id, revises }) => id !== run && revises !== null)).toEqual([]);
  });
});

describe("enrolment from a meeting", () => {
  const templatesOf = async (person: string) =>
    (await app.directory.get(localScope, person)).templates.length;

  test("of a corrected face needs the person's consent, and is removed when the correction is undone", async () => {
    const before = await digests();
    const [unknown] = await review.unknownPeople(localScope, meeting.id);
    const face = unknown?.anchor as { seconds: number; x: number; y: number };
    const correction: Correction = { kind: "track-is", face, person: "nina-newcomer" };
    await expect(
      corrections.apply(localScope, meeting.id, correction, { enrol: true }),
    ).rejects.toMatchObject({
      code: "consent-missing",
    });
    expect((await corrections.list(localScope, meeting.id)).filter(({ undoneAt }) => !undoneAt)).toEqual([]);
    await app.directory.consent(localScope, "nina-newcomer", CONSENT);
    const made = await corrections.apply(localScope, meeting.id, correction, { enrol: true });
    expect(made.template).toBeDefined();
    expect(await templatesOf("nina-newcomer")).toBe(1);
    expect(await review.unknownPeople(localScope, meeting.id)).toEqual([]);
    // Recognised by the template now, with or without the correction; without the template unknown as before.
    await biometrics.refresh(localScope, meeting.id);
    await corrections.undo(localScope, meeting.id, made.id);
    expect(await templatesOf("nina-newcomer")).toBe(0);
    expect((await digests()).turns).toEqual(before.turns);
    await expect(
      corrections.apply(
        localScope,
        meeting.id,
        { kind: "turn-is", turn: { startSeconds: 1, endSeconds: 2 }, person: null },
        { enrol: true },
      ),
    ).rejects.toMatchObject({ code: "correction-invalid" });
  });

  test("makes an unknown face a person, recognised at once", async () => {
    const [unknown] = await review.unknownPeople(localScope, meeting.id);
    const at = unknown?.anchor as { seconds: number; x: number; y: number };
    const { person } = await review.enrol(localScope, meeting.id, {
      at,
      person: { name: "Anna Gold" },
      consent: CONSENT,
    });
    expect(person).toBe("anna-gold");
    const { attendees } = await minutesOf();
    expect(attendees.find(({ id }) => id === person)).toMatchObject({ known: true, name: "Anna Gold" });
    expect(attendees.every(({ known }) => known)).toBe(true);
  });

  test("adds no person where no face is, or without consent", async () => {
    const nowhere = { seconds: 5, x: 0, y: 0 };
    await expect(
      review.enrol(localScope, meeting.id, { at: nowhere, person: { name: "Air" }, consent: CONSENT }),
    ).rejects.toMatchObject({ code: "no-face-there" });
    const { people } = await results.read(localScope, meeting.id);
    const { seconds, box } = defined(people.tracks[0]?.frames[0], "A sighting");
    const at = { seconds, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await expect(review.enrol(localScope, meeting.id, { at, person: { name: "Shy" } })).rejects.toMatchObject(
      {
        code: "consent-missing",
      },
    );
    const names = (await app.directory.list(localScope)).map(({ name }) => name);
    expect(names).not.toContain("Air");
    expect(names).not.toContain("Shy");
  });
});

describe("after ninety days", () => {
  test("the status says since when the biometrics are destroyed, and how long an analysis takes", async () => {
    const kept = await biometrics.status(localScope, meeting.id);
    expect(kept).toEqual({ readable: true, expiresAt: expect.any(Date) });
    const until = defined(kept.expiresAt, "The end");
    const now = Date.now();
    const days = (until.getTime() - now) / 86_400_000;
    expect(days).toBeGreaterThan(89);
    expect(days).toBeLessThanOrEqual(90);
    vi.useFakeTimers({ toFake: ["Date"], now: until });
    try {
      expect(await biometrics.status(localScope, meeting.id)).toEqual({
        readable: false,
        destroyedAt: until,
        analysisSeconds: expect.any(Number),
      });
    } finally {
      vi.useRealTimers();
    }
    expect((await biometrics.status(localScope, meeting.id)).readable).toBe(true);
  });
});

describe("a person", () => {
  test("who is renamed has the new name in the minutes at once", async () => {
    await app.directory.rename(localScope, "maria", "Maria Lopez-Hill");
    expect((await minutesOf()).attendees.map(({ name }) => name)).toContain("Maria Lopez-Hill");
    expect((await meetings.get(localScope, meeting.id)).people.map(({ name }) => name)).toContain(
      "Maria Lopez-Hill",
    );
  });

  test("who was only a candidate leaves no scores, and the minutes stay as they are", async () => {
    const { run: shown } = await meetings.get(localScope, meeting.id);
    const { plan } = await app.engine.queries.read(localScope, shown);
    const faceModel = defined(plan["face-embedding"], "The model");
    const { people: known } = await app.directory.snapshot(localScope, { faceModel });
    const [template] = known.flatMap(({ faceTemplates }) => faceTemplates);
    const dimensions = defined(template, "A template").length;
    await app.directory.add(localScope, { id: "dora", name: "Dora Onlyseen", consents: [CONSENT] });
    await app.directory.enrol(localScope, "dora", {
      kind: "face",
      model: faceModel,
      source: "made up",
      sourceDigest: "0",
      embedding: Float32Array.from({ length: dimensions }, (_, index) => Math.sin(index) / 8),
      quality: {},
    });
    await biometrics.refresh(localScope, meeting.id);
    const before = await minutesOf();
    expect(before.attendees.map(({ id }) => id)).not.toContain("dora");
    expect((await storedOf(app, home, "dora")).objects).toBeGreaterThan(0);
    // The process ends before it is done, and continues at its next start.
    await app.directory.withdraw(localScope, "dora", "face-recognition");
    await app.storage.database.execute(sql`insert into meeting.pending_removal values ('dora')`);
    await app.close();
    await open();
    const leaving = () => app.storage.database.execute(sql`select from meeting.pending_removal`);
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
    // She is in no recording: correcting one stays cheap.
    expect((await biometrics.status(localScope, meeting.id)).readable).toBe(true);
    app.engine.work();
    const turn = turnOf(before, "peter");
    const made = await corrections.apply(localScope, meeting.id, { kind: "turn-is", turn, person: null });
    const { run } = await meetings.get(localScope, meeting.id);
    expect(await app.engine.queries.calls(localScope, run)).toEqual([]);
    await corrections.undo(localScope, meeting.id, made.id);
    // All but the confidences: a directory of one person less has another prior.
    const said = ({ transcript }: typeof before) => transcript.map(({ confidence: _, ...turn }) => turn);
    expect(said(await minutesOf())).toEqual(said(before));
    await app.directory.remove(localScope, "dora");
    await biometrics.removePerson(localScope, "dora");
    expect(await storedOf(app, home, "dora")).toEqual({ objects: 0, tables: [] });
    app.engine.work();
  }, 600_000);

  test("who withdraws is unknown at once, and the minutes are made again without them", async () => {
    const spoken = turnOf(await minutesOf(), "maria");
    await corrections.apply(localScope, meeting.id, {
      kind: "turn-is",
      turn: turnOf(await minutesOf(), "peter"),
      person: "maria",
    });
    const old = (await app.engine.queries.list(localScope)).map(({ id }) => id);
    await app.directory.withdraw(localScope, "maria", "face-recognition");
    expect((await biometrics.status(localScope, meeting.id)).readable).toBe(false);
    await app.directory.withdraw(localScope, "maria", "voice-recognition");
    const masked = await minutesOf();
    expect(JSON.stringify((await results.read(localScope, meeting.id)).people)).not.toContain("maria");
    expect(masked.attendees.map(({ id }) => id)).not.toContain("maria");
    expect(masked.actions.map(({ owner }) => owner)).not.toContain("maria");
    expect(speakerAt(masked, spoken.startSeconds + 0.5)).toMatch(/^unknown-/);
    expect(await biometrics.removePerson(localScope, "maria")).toEqual([meeting.id]);
    expect((await search.find(localScope, "test report")).items[0]?.speaker).toMatch(/^unknown-/);
    expect((await meetings.list(localScope, { person: "maria" })).items).toEqual([]);
    const { run } = await meetings.settled(localScope, meeting.id);
    expect(old).not.toContain(run);
    const result = await results.read(localScope, meeting.id);
    expect(JSON.stringify(result)).not.toContain('"maria"');
    expect(result.minutes.attendees.map(({ id }) => id)).toContain("david");
    await app.close();
    await open();
    app.engine.work();
    // The runs that named her are deleted, with their sealed artifacts.
    expect((await app.engine.queries.list(localScope)).map(({ id }) => id)).toEqual([run]);
    const { rows } = await app.storage.database.execute<{ inputs: unknown }>(
      sql`select inputs from engine.run`,
    );
    expect(rows).toHaveLength(1);
    expect(await storedOf(app, home, "maria")).toEqual({
      objects: 0,
      // She is still in the directory and in corrections, and "Maria" is a word of the transcript.
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

  test("who is removed is not in corrections any more, and a first run under way starts again", async () => {
    await app.close();
    await open(); // Without a worker, runs stay under way.
    const under = await meetings.create(localScope, {
      path: `${sample}meeting.mp4`,
      title: "Under way",
      owner: "visitor",
    });
    const made = await corrections.list(localScope, meeting.id);
    expect(JSON.stringify(made)).toContain('"nina-newcomer"');
    await app.directory.remove(localScope, "nina-newcomer");
    const changed = await biometrics.removePerson(localScope, "nina-newcomer");
    expect(changed.toSorted()).toEqual([meeting.id, under.id].toSorted());
    expect(JSON.stringify(await corrections.list(localScope, meeting.id))).not.toContain("nina-newcomer");
    const again = await meetings.get(localScope, under.id);
    expect(again).toMatchObject({ state: "running", title: "Under way" });
    expect(again.run).not.toBe(under.run);
    expect((await app.engine.queries.read(localScope, under.run)).state).toBe("cancelled");
    await meetings.remove(localScope, under.id);
    app.engine.work();
    await meetings.settled(localScope, meeting.id);
    await app.close();
    await open();
    app.engine.work();
    expect(await storedOf(app, home, "nina-newcomer")).toEqual({ objects: 0, tables: [] });
  }, 600_000);

  test("a removed meeting leaves only its entries in the audit log", async () => {
    const { rows } = await app.storage.database.execute<{ file: ObjectRef }>(
      sql`select recording -> 'file' as file from meeting.meeting`,
    );
    const { file } = defined(rows[0], "The meeting");
    const other = await meetings.create(localScope, { path: `${sample}meeting.mp4`, owner: "visitor" });
    await meetings.remove(localScope, meeting.id);
    await expect(meetings.get(localScope, meeting.id)).rejects.toMatchObject({ code: "meeting-unknown" });
    expect(await app.storage.objects.exists(file)).toBe(true);
    await meetings.remove(localScope, other.id);
    expect(await app.storage.objects.exists(file)).toBe(false);
    expect(await app.directory.vault.holds(localScope, `recording-${file.digest}`)).toBe(false);
    expect(await app.engine.queries.list(localScope)).toEqual([]);
    expect((await search.find(localScope, "letter")).items).toEqual([]);
    expect(await actionsLogged("meeting-removed")).toBe(3);
    expect(await app.directory.audit.verify(localScope)).toMatchObject({ ok: true });
  });
});
