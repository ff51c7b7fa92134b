import type { Media } from "@hapju/media";
import { migrate, type Storage } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { AccessLog } from "./access-log.ts";
import { biometricsOf } from "./biometrics/read-biometrics.ts";
import { relabel } from "./biometrics/remove-person.ts";
import { correctMeeting, countChange, undoCorrection } from "./corrections/correct.ts";
import { type CorrectedShare, correctedShares } from "./corrections/corrected-shares.ts";
import { readCorrections } from "./corrections/correction-rows.ts";
import { directoryNow } from "./current-directory.ts";
import { createMeeting, findOwn } from "./meetings/create-meeting.ts";
import { listMeetings, meetingOf } from "./meetings/list-meetings.ts";
import { type MeetingRow, readMeeting, readMeetingOfRun, readMeetings } from "./meetings/meeting-rows.ts";
import type { Meeting, Meetings } from "./meetings/meetings.ts";
import { forgetOldRuns, removeMeeting } from "./meetings/remove-meeting.ts";
import { PEAKS_PER_SECOND } from "./renditions/peaks.ts";
import { openRenditions, renditionMigrations } from "./renditions/rendition-store.ts";
import { publish, readResult } from "./results/publish.ts";
import { enrolFromMeeting, takeUpDirectory } from "./review/enrol-from-meeting.ts";
import { alikeFaces } from "./review/similar-faces.ts";
import { unknownPeople } from "./review/unknown-people.ts";
import { listRuns } from "./runs/list-runs.ts";
import type { RunTools } from "./runs/start-run.ts";
import { ended, keepCurrent, notReady } from "./runs/update-minutes.ts";
import { searchMeetings, searchMigrations } from "./search/search-index.ts";
import { meetingMigrations } from "./tables.ts";

export interface MeetingsParts extends Omit<RunTools, "database" | "closing"> {
  readonly storage: Storage;
  readonly media: Media;
}

/** Opens the meetings: brings the tables up to date and goes on with what a process that ended left undone. */
export async function openMeetings(parts: MeetingsParts): Promise<Meetings & { close(): Promise<void> }> {
  const { storage, media, directory, engine } = parts;
  const { database, objects } = storage;
  await migrate(database, "meeting", meetingMigrations);
  await migrate(database, "search", searchMigrations);
  await migrate(database, "rendition", renditionMigrations);
  const closing = new AbortController();
  const tools = { ...parts, database, objects, closing: closing.signal };
  const renditions = openRenditions({ database, objects, media });
  const counted = new Map<string, readonly CorrectedShare[]>();
  const accesses = new AccessLog(directory);

  const chores = new Set<Promise<void>>();
  /** Goes on behind the back of whoever asked; a run that fails says so itself. */
  function later(work: () => Promise<unknown>): void {
    const chore = work().then(
      () => {},
      (error: unknown) => {
        const told = (error as { code?: unknown }).code;
        if (!closing.signal.aborted && told !== "run-failed" && told !== "run-cancelled")
          console.warn((error as Error).message);
      },
    );
    chores.add(chore);
    void chore.finally(() => chores.delete(chore));
  }

  /** Publishes what has completed, and starts what the minutes do not say yet. */
  async function settle({ id, run, rerun, published, changes, ...row }: MeetingRow): Promise<void> {
    if (rerun !== null && row.rerun_state === "completed") await publish(tools, id, rerun);
    else if (published !== run && row.run_state === "completed") await publish(tools, id, run);
    else if (published === null || rerun !== null) return;
    if (changes > Math.max(row.run_changes, row.rerun_changes ?? 0)) await keepCurrent(tools, id, changes);
    await forgetOldRuns(tools, id);
  }

  const stop = engine.onEnded(({ run }) =>
    later(async () => {
      const [row] = await readMeetings(database, sql`where m.run = ${run} or m.rerun = ${run}`);
      if (row) await settle(row);
    }),
  );
  for (const row of await readMeetings(
    database,
    sql`where m.published is null or m.rerun is not null or m.changes > r.changes`,
  ))
    later(() => settle(row));

  async function takeOut(person: string): Promise<string[]> {
    const marked = await relabel(tools, person);
    for (const { meeting, changes } of marked)
      if (changes !== undefined) later(() => keepCurrent(tools, meeting, changes));
    return marked.map(({ meeting }) => meeting);
  }
  const { rows: leaving } = await database.execute<{ person: string }>(
    sql`select person from meeting.leaving`,
  );
  for (const { person } of leaving) later(() => takeOut(person));

  const show = async (row: MeetingRow) => meetingOf(row, await directoryNow(directory));
  const get = async (id: string): Promise<Meeting> => {
    const row = await readMeeting(database, id);
    if (row.published !== null || row.run_state !== "completed") return show(row);
    await publish(tools, id, row.run);
    return show(await readMeeting(database, id));
  };
  const current = async (id: string): Promise<MeetingRow> => {
    const row = await readMeeting(database, id);
    if (row.published === null && row.run_state !== "completed") throw notReady(row);
    return row;
  };
  const resultOf = (row: MeetingRow) => readResult(tools, { run: row.run, madeAt: row.run_made_at });

  return {
    create: async (asked) => get(await createMeeting(tools, asked)),
    get,
    ofRun: async (run) => get((await readMeetingOfRun(database, run)).id),
    async ofRecording(path) {
      const found = await findOwn(tools, (await objects.putFile(path)).digest);
      return found && get(found.id);
    },
    runs: (options = {}) => listRuns(database, options),
    async list(options = {}) {
      const { rows, next } = await listMeetings(database, options);
      const now = await directoryNow(directory);
      return { items: rows.map((row) => meetingOf(row, now)), ...(next === undefined ? {} : { next }) };
    },
    async change(id, { title, date, access }) {
      await readMeeting(database, id);
      const changes = await database.transaction(async (tx) => {
        await tx.execute(sql`update meeting.meeting set title = coalesce(${title ?? null}::text, title),
          day = coalesce(${date ?? null}::text, day), access = coalesce(${access ?? null}::text, access) where id = ${id}`);
        return title === undefined && date === undefined ? undefined : countChange(tx, id);
      });
      const { published } = await readMeeting(database, id);
      if (changes !== undefined && published !== null) await keepCurrent(tools, id, changes);
      return get(id);
    },
    async remove(id, options = {}) {
      await removeMeeting({ ...tools, renditions }, id, options.actor);
    },
    async settled(id) {
      const { run, rerun, published } = await readMeeting(database, id);
      if (rerun !== null || published === null) await ended(tools, rerun ?? run);
      await settle(await readMeeting(database, id));
      return get(id);
    },
    async result(id, options = {}) {
      const row = await current(id);
      const result = await resultOf(row);
      if (options.actor !== undefined) await accesses.note(options.actor, `meeting/${id}`, "minutes-read");
      return result;
    },
    biometrics: (id) => biometricsOf(tools, id),
    async corrections(id) {
      await readMeeting(database, id);
      return readCorrections(database, id);
    },
    correct: (id, correction, options) => correctMeeting(tools, id, correction, options),
    undo: (id, correction, options) => undoCorrection(tools, id, correction, options),
    correctedShares: () => correctedShares(tools, counted),
    async refresh(id) {
      await current(id);
      await keepCurrent(tools, id, await takeUpDirectory(tools, id));
      return get(id);
    },
    async unknowns(id) {
      const { names } = await directoryNow(directory);
      return unknownPeople(await resultOf(await current(id)), names);
    },
    alike: (faces) => alikeFaces(tools, faces),
    async enrol(id, request, options) {
      const person = await enrolFromMeeting(tools, id, request, options);
      return { person, meeting: await get(id) };
    },
    relabel: takeOut,
    async search(query, options = {}) {
      const { names } = await directoryNow(directory);
      return searchMeetings(database, query, { ...options, nameOf: (person) => names.get(person) });
    },
    async peaks(id) {
      const { recording } = await readMeeting(database, id);
      return { peaksPerSecond: PEAKS_PER_SECOND, peaks: await renditions.peaks(recording) };
    },
    playable: async (id) => renditions.playable((await readMeeting(database, id)).recording),
    async frame(id, options) {
      const { recording } = await readMeeting(database, id);
      return media.jpeg(await objects.localPath(recording.file), options);
    },
    async close() {
      stop();
      closing.abort(new Error("The meetings are closed."));
      await Promise.allSettled(chores);
    },
  };
}
