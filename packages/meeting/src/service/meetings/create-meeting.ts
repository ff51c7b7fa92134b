import { randomBytes } from "node:crypto";
import { basename, extname } from "node:path";
import type { Media } from "@hapju/media";
import { localScope } from "@hapju/spec";
import type { Storage } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { Recording } from "../../recording.ts";
import { readCorrections } from "../corrections/correction-rows.ts";
import { type RunTools, startRun } from "../runs/start-run.ts";
import { insertRun, startRerun } from "../runs/update-minutes.ts";
import { type MeetingRow, readMeetings } from "./meeting-rows.ts";
import type { NewMeeting } from "./meetings.ts";

export interface CreateTools extends RunTools {
  readonly objects: Storage["objects"];
  readonly media: Media;
}

/** Stores a recording and starts the run that makes its minutes. @returns the meeting's id */
export async function createMeeting(tools: CreateTools, asked: NewMeeting): Promise<string> {
  const { path, owner = null, access = "everyone", roster = null, reuse = false } = asked;
  const language = checkLanguage(asked.language ?? "en");
  const { recording, date } = await storeRecording(tools, path);
  const title = asked.title ?? basename(path, extname(path));
  const source = { recording, language, title, day: asked.date ?? date ?? null, roster };
  const before = reuse ? await findOwn(tools, recording.file.digest) : undefined;
  if (before) return makeAnew(tools, before, source);
  const made = await startRun(tools, { ...source, corrections: [] });
  const id = randomBytes(8).toString("hex");
  await tools.database.transaction(async (tx) => {
    await tx.execute(sql`
      insert into meeting.meeting (id, title, language, day, recording, recording_digest, owner, access, roster, run,
        directory_since)
      values (${id}, ${title}, ${language}, ${source.day}::text, ${json(recording)}, ${recording.file.digest},
        ${owner}::text, ${access}, ${json(roster)}, ${made.run}, ${made.directoryAt.toISOString()}::timestamptz)`);
    await tx.execute(insertRun(id, made, 0));
  });
  return id;
}

type Source = Omit<Parameters<typeof startRun>[1], "corrections">;

/** What was corrected before is corrected in the new minutes too; until they are there, the old ones are shown. */
async function makeAnew(tools: CreateTools, row: MeetingRow, source: Source): Promise<string> {
  const { database, engine } = tools;
  const { id } = row;
  for (const run of [row.rerun, row.published === null ? row.run : null])
    if (run !== null) await engine.cancel(localScope, run);
  const made = await readCorrections(database, id);
  const corrections = made.filter(({ undoneAt }) => !undoneAt).map(({ correction }) => correction);
  const next = await startRun(tools, { ...source, corrections });
  const { title, language, day, roster } = source;
  await database.execute(sql`
    update meeting.meeting set title = ${title}, language = ${language}, day = ${day}::text, roster = ${json(roster)},
      directory_since = ${next.directoryAt.toISOString()}::timestamptz
    where id = ${id}`);
  if (row.published !== null) await startRerun(tools, row, next);
  else
    await database.transaction(async (tx) => {
      await tx.execute(insertRun(id, next, row.changes));
      await tx.execute(sql`update meeting.meeting set run = ${next.run} where id = ${id}`);
    });
  return id;
}

/** The meeting that the command line made of this recording before. */
export async function findOwn(
  { database }: Pick<CreateTools, "database">,
  recording: string,
): Promise<MeetingRow | undefined> {
  const [found] = await readMeetings(
    database,
    sql`where m.recording_digest = ${recording} and m.owner is null order by m.number desc limit 1`,
  );
  return found;
}

/** @throws MediaError; MeetingError `no-tracks` */
async function storeRecording({ media, objects }: CreateTools, path: string) {
  const { audio, video, durationSeconds, truncated, createdAt } = await media.probe(path);
  if (!audio && !video)
    throw new MeetingError("no-tracks", `${path} has neither a sound nor a picture track.`, { path });
  const recording: Recording = {
    file: await objects.putFile(path),
    durationSeconds,
    hasAudio: audio !== undefined,
    ...(video ? { video: { width: video.width, height: video.height } } : {}),
    truncated,
  };
  return { recording, date: createdAt?.slice(0, 10) };
}

/** A value for a jsonb column; null stays SQL's. */
const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::text::jsonb`;

function checkLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    throw new MeetingError(
      "bad-language",
      `"${tag}" is no language tag. Give a BCP 47 tag such as en, ko or pt-BR.`,
      { language: tag },
    );
  }
}
