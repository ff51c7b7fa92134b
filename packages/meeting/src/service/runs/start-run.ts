import type { Correction } from "@hapju/diarization";
import { EngineError } from "@hapju/engine";
import type { RoutePlan } from "@hapju/spec";
import { faceEmbedding, speakerEmbedding, speechRecognition } from "@hapju/tasks";
import { calibrationsOf } from "../../calibrations.ts";
import type { Recording } from "../../recording.ts";
import type { OperationContext } from "../context.ts";
import { activeCorrections } from "../corrections/correction-rows.ts";
import type { TimeColumns } from "../meetings/facts-of-time.ts";
import type { Quality } from "../meetings/meeting.ts";
import type { MeetingRow } from "../meetings/meeting-rows.ts";
import { correctionsAndFacts } from "./corrections-and-facts.ts";
import { phrasesOf } from "./phrases-of.ts";
import { directoryKeyOf, engineSealKeys, sealKeyOf } from "./seal-key.ts";

/** What a run of a whole recording starts from. */
export interface RunSource extends TimeColumns {
  readonly recording: Recording;
  readonly language: string;
  readonly quality: Quality;
  /** Names and terms that are likely said. */
  readonly glossary: readonly string[];
  readonly title: string;
  /** Ids of the people who may be named; null: everyone in the directory. */
  readonly roster: readonly string[] | null;
  readonly corrections: readonly Correction[];
}

/** A run that was started, with what its meeting stores about it. */
export interface StartedRun {
  readonly run: string;
  readonly createdAt: Date;
  /** When the directory was read that it names people from. */
  readonly directoryAt: Date;
}

/** Starts a run of a whole recording; cached step runs are not computed again. */
export async function startRun(context: OperationContext, source: RunSource): Promise<StartedRun> {
  const { models, engine, pipeline, scope } = context;
  const { recording, language, quality, title, roster, corrections } = source;
  const requirements = { language, quality };
  const createdAt = new Date();
  const required = await models.plan([faceEmbedding, speechRecognition], requirements);
  const voices = await models.plan([speakerEmbedding], requirements).catch(() => ({}));
  const plan: RoutePlan = { ...required, ...voices };
  const inputs = {
    recording,
    language,
    phrases: phrasesOf(context, source, plan),
    directory: await directoryInput(context, recording, roster, plan),
    calibrations: calibrationsOf(models.catalog, plan),
    ...(await correctionsAndFacts(context, source, corrections)),
  };
  const run = await engine.start(scope, pipeline, inputs, {
    ...engineSealKeys(scope, recording),
    requirements,
    label: title,
  });
  return { run, createdAt, directoryAt: createdAt };
}

/**
 * Starts a run that reuses what the shown run computed, with the corrections and facts as they are now; with the people
 * as they are now, if the meeting asks for them or one who could be named was taken out. If the key of the recording is
 * destroyed or the pipeline has changed, the whole recording is run again.
 */
export async function reviseRun(context: OperationContext, row: MeetingRow): Promise<StartedRun> {
  const { database, directory, engine, pipeline, scope } = context;
  const corrections = await activeCorrections(database, row.id);
  const roster = row.roster && (await present(context, row.roster));
  if (await directory.vault.holds(scope, sealKeyOf(row.recording))) {
    const createdAt = new Date();
    const isDirectoryOld =
      row.run_directory_at < row.directory_since ||
      !(await directory.vault.holds(scope, directoryKeyOf(row.recording)));
    const inputs = await correctionsAndFacts(context, row, corrections);
    const changes = isDirectoryOld
      ? { ...inputs, directory: await directoryInput(context, row.recording, roster, await planOf(row.run)) }
      : inputs;
    try {
      const run = await engine.revise(
        scope,
        pipeline,
        row.run,
        changes,
        engineSealKeys(scope, row.recording),
      );
      const directoryAt = isDirectoryOld ? createdAt : new Date(row.run_directory_at);
      return { run, createdAt, directoryAt };
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== "run-not-revisable") throw error;
    }
  }
  return startRun(context, { ...row, roster, corrections });

  async function planOf(run: string): Promise<RoutePlan> {
    return (await engine.queries.read(scope, run)).plan;
  }
}

/** The people a run may name, as they are now. */
async function directoryInput(
  { directory, scope }: Pick<OperationContext, "directory" | "scope">,
  recording: Recording,
  roster: readonly string[] | null,
  plan: RoutePlan,
) {
  // Stated before their templates are read: from here on, removing one of them destroys the key.
  const people = (await directory.list(scope)).map(({ id }) => id);
  await directory.vault.cover(scope, directoryKeyOf(recording), roster ?? people);
  const snapshot = await directory.snapshot(scope, {
    faceModel: plan[faceEmbedding.name],
    voiceModel: plan[speakerEmbedding.name],
    ...(roster ? { roster } : {}),
  });
  return { people: snapshot.people };
}

/** The people of a roster who are still in the directory. */
export async function present(
  { directory, scope }: Pick<OperationContext, "directory" | "scope">,
  roster: readonly string[],
): Promise<string[]> {
  const people = new Set((await directory.list(scope)).map(({ id }) => id));
  return roster.filter((id) => people.has(id));
}
