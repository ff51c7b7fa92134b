import type { Correction } from "@hapju/diarization";
import { type Engine, EngineError, type RoutePlan } from "@hapju/engine";
import type { Directory } from "@hapju/identity";
import type { Inference } from "@hapju/inference";
import { localScope } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import { faceEmbedding, speakerEmbedding, voiceStatistics } from "@hapju/tasks";
import { calibrationsOf } from "../../calibrations.ts";
import type { Languages } from "../../minutes/lang/languages.ts";
import type { meetingMinutes } from "../../pipeline.ts";
import type { Recording } from "../../recording.ts";
import type { MeetingFacts } from "../../steps/write-minutes.ts";
import { readCorrections } from "../corrections/correction-rows.ts";
import { type DirectoryNow, directoryNow, personOf, withoutUnnameable } from "../current-directory.ts";
import type { MeetingRow } from "../meetings/meeting-rows.ts";

export interface RunTools {
  readonly database: Database;
  readonly models: Inference;
  readonly directory: Directory;
  readonly engine: Engine;
  readonly languages: Languages;
  readonly pipeline: ReturnType<typeof meetingMinutes>;
  /** Aborted when whoever waits should wait no more. */
  readonly closing: AbortSignal;
}

/** What a run of the whole recording starts from. */
export interface RunSource {
  readonly recording: Recording;
  readonly language: string;
  readonly title: string;
  /** ISO day. */
  readonly day: string | null;
  readonly roster: readonly string[] | null;
  readonly corrections: readonly Correction[];
}

/** A run just made, with what its meeting keeps of it. */
export interface MadeRun {
  readonly run: string;
  readonly madeAt: Date;
  /** When the directory it names people from was read. */
  readonly directoryAt: Date;
}

/** The key scope of a recording: what is sealed in its runs is erased together. */
export const scopeOf = ({ file }: Recording) => `recording-${file.digest}`;

/** Starts a run on a whole recording; what is in the cache is not computed again. */
export async function startRun(tools: RunTools, source: RunSource): Promise<MadeRun> {
  const { models, directory, engine, pipeline } = tools;
  const { recording, language, title, roster, corrections } = source;
  const requirements = { language };
  const madeAt = new Date();
  const plan = await models.plan([faceEmbedding, voiceStatistics], requirements);
  const voices = await models.plan([speakerEmbedding], requirements).catch(() => ({}));
  const both: RoutePlan = { ...plan, ...voices };
  const scope = scopeOf(recording);
  const snapshot = await takeDirectory(directory, scope, roster, both);
  const inputs = {
    recording,
    language,
    directory: snapshot,
    calibrations: calibrationsOf(models.catalog, both),
    ...(await sayings(directory, source, corrections)),
  };
  const run = await engine.start(localScope, pipeline, inputs, {
    sealKey: scope,
    requirements,
    label: title,
  });
  return { run, madeAt, directoryAt: madeAt };
}

/**
 * Makes the minutes of a meeting anew from what its shown run has finished, with what was said of it since. Where
 * that cannot be (the key of the recording is gone, or the pipeline has another shape now), the whole recording is
 * run again.
 */
export async function remakeRun(tools: RunTools, row: MeetingRow): Promise<MadeRun> {
  const { database, directory, engine, pipeline } = tools;
  const made = await readCorrections(database, row.id);
  const corrections = made.filter(({ undoneAt }) => !undoneAt).map(({ correction }) => correction);
  const scope = scopeOf(row.recording);
  const roster = row.roster && (await present(directory, row.roster));
  if (await directory.vault.holds(localScope, scope)) {
    const madeAt = new Date();
    const isOld = row.run_directory_at < row.directory_since;
    const changes = {
      ...(await sayings(directory, row, corrections)),
      ...(isOld
        ? {
            directory: await takeDirectory(
              directory,
              scope,
              roster,
              (await engine.queries.read(localScope, row.run)).plan,
            ),
          }
        : {}),
    };
    try {
      const run = await engine.revise(localScope, pipeline, row.run, changes);
      return { run, madeAt, directoryAt: isOld ? madeAt : new Date(row.run_directory_at) };
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== "run-not-revisable") throw error;
    }
  }
  return startRun(tools, { ...row, roster, corrections });
}

/** The people who may be recognised, as they are now. */
async function takeDirectory(
  directory: Directory,
  scope: string,
  roster: readonly string[] | null,
  plan: RoutePlan,
) {
  // Said before their templates are read: who leaves the directory from here on takes the recording's key along.
  const people = (await directory.list(localScope)).map(({ id }) => id);
  await directory.vault.cover(localScope, scope, roster ?? people);
  const snapshot = await directory.snapshot(localScope, {
    faceModel: plan[faceEmbedding.name],
    voiceModel: plan[speakerEmbedding.name],
    ...(roster ? { roster } : {}),
  });
  return { people: snapshot.people };
}

async function present(directory: Directory, roster: readonly string[]): Promise<string[]> {
  const people = new Set((await directory.list(localScope)).map(({ id }) => id));
  return roster.filter((id) => people.has(id));
}

/** What people said of a meeting, without those who may not be named now. */
async function sayings(
  directory: Directory,
  { title, day }: Pick<RunSource, "title" | "day">,
  made: readonly Correction[],
): Promise<{ corrections: readonly Correction[]; facts: MeetingFacts }> {
  const now = await directoryNow(directory);
  const corrections = made.flatMap((one) => withoutUnnameable(one, (id) => now.mayName(id, Date.now())));
  const people = namesOf(corrections, now);
  const facts = { title, ...(day === null ? {} : { date: day }), ...(people ? { people } : {}) };
  return { corrections, facts };
}

function namesOf(corrections: readonly Correction[], { names }: DirectoryNow) {
  const ids = corrections.flatMap((correction) => personOf(correction) ?? []);
  if (ids.length === 0) return undefined;
  return Object.fromEntries(ids.map((id) => [id, names.get(id)!]));
}
