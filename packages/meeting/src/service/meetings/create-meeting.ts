import { randomBytes } from "node:crypto";
import { basename, extname } from "node:path";
import { sql } from "drizzle-orm";
import type { Recording } from "../../recording.ts";
import type { OperationContext } from "../context.ts";
import { activeCorrections } from "../corrections/correction-rows.ts";
import { insertRun, startRerun } from "../runs/rerun.ts";
import { type RunSource, startRun } from "../runs/start-run.ts";
import { expectedLanguages } from "./expected-languages.ts";
import { identifyLanguage } from "./identify-language.ts";
import type { NewMeeting } from "./meeting.ts";
import { type MeetingRow, readMeetings } from "./meeting-rows.ts";
import { meetingTimeOf } from "./meeting-time.ts";
import { storeRecording } from "./store-recording.ts";
import { checkTimeZone } from "./time-zone.ts";

/** Stores a recording and starts the run that makes its minutes. @returns the meeting's id */
export async function createMeeting(context: OperationContext, request: NewMeeting): Promise<string> {
  const { path, owner = null, access = "everyone", roster = null, reuse = false } = request;
  const { quality = context.quality, glossary = [] } = request;
  const expected = expectedLanguages(request.language ?? "en", context.languages);
  const timeZone = request.timeZone === undefined ? undefined : checkTimeZone(request.timeZone);
  const { recording, createdAt } = await storeRecording(context, path);
  const language = await spokenLanguage(context, path, recording, expected);
  const recorded = meetingTimeOf(createdAt, { timeZone, defaultTimeZone: context.timeZone });
  const day = request.date ?? recorded.date ?? null;
  // Some systems store names of files decomposed.
  const title = (request.title ?? basename(path, extname(path))).normalize("NFC");
  const source = {
    recording,
    language,
    quality,
    glossary,
    title,
    day,
    // Of another day than the recording says, the time is not known.
    start_time: (day === recorded.date && recorded.startTime) || null,
    time_zone: recorded.timeZone,
    roster,
  };
  const existing = reuse ? await findByRecording(context, recording.file.digest) : undefined;
  if (existing) return rerunMeeting(context, existing, source);
  const started = await startRun(context, { ...source, corrections: [] });
  const id = randomBytes(8).toString("hex");
  await context.database.transaction(async (tx) => {
    await tx.execute(sql`
      insert into meeting.meeting (id, tenant, title, language, quality, glossary, day, start_time, time_zone, recording, recording_digest, owner, access, roster, run,
        directory_since)
      values (${id}, ${context.scope.tenant}, ${title}, ${language}, ${quality}, ${json(glossary)}, ${day}::text, ${source.start_time}::text,
        ${source.time_zone}, ${json(recording)}, ${recording.file.digest},
        ${owner}::text, ${access}, ${json(roster)}, ${started.run}, ${started.directoryAt.toISOString()}::timestamptz)`);
    await tx.execute(insertRun(id, started, 0));
  });
  return id;
}

/** Runs a meeting again with its corrections; until the new minutes exist, the old ones are shown. */
async function rerunMeeting(
  context: OperationContext,
  row: MeetingRow,
  source: Omit<RunSource, "corrections">,
): Promise<string> {
  const { database, engine, scope } = context;
  const { id } = row;
  for (const run of [row.rerun, row.published === null ? row.run : null])
    if (run !== null) await engine.cancel(scope, run);
  const next = await startRun(context, { ...source, corrections: await activeCorrections(database, id) });
  const { title, language, quality, glossary, day, start_time, time_zone, roster } = source;
  await database.execute(sql`
    update meeting.meeting set title = ${title}, language = ${language}, quality = ${quality}, glossary = ${json(glossary)}, day = ${day}::text,
      start_time = ${start_time}::text, time_zone = ${time_zone}, roster = ${json(roster)},
      directory_since = ${next.directoryAt.toISOString()}::timestamptz
    where id = ${id}`);
  if (row.published !== null) await startRerun(context, row, next);
  else
    await database.transaction(async (tx) => {
      await tx.execute(insertRun(id, next, row.changes));
      await tx.execute(sql`update meeting.meeting set run = ${next.run} where id = ${id}`);
    });
  return id;
}

/** The latest meeting that the command line created of a recording. @param digest SHA-256 of the recording */
export async function findByRecording(
  context: Pick<OperationContext, "database" | "scope">,
  digest: string,
): Promise<MeetingRow | undefined> {
  const [found] = await readMeetings(context, {
    where: [sql`m.recording_digest = ${digest} and m.owner is null`],
    rest: sql`order by m.number desc limit 1`,
  });
  return found;
}

/** A value for a jsonb column; null becomes the null of SQL. */
const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::text::jsonb`;

/** The language of a recording: the only one expected, else the one that is heard. */
async function spokenLanguage(
  context: OperationContext,
  path: string,
  { hasAudio, durationSeconds }: Recording,
  expected: readonly [string, ...string[]],
): Promise<string> {
  if (expected.length === 1 || !hasAudio) return expected[0];
  return identifyLanguage(context, path, durationSeconds, expected);
}
