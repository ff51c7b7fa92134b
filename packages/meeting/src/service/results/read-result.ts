import type { People } from "@hapju/diarization";
import type { Attendee, Minutes } from "../../minutes/core/schema.ts";
import type { OperationContext } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { namelessIn, withCurrentNames } from "./current-names.ts";
import { readLabels } from "./label-rows.ts";
import type { MeetingResult } from "./results.ts";
import { labelSpeakers, type MeetingLabels } from "./unknown-labels.ts";

/** What reading results needs. */
export type ResultContext = Pick<
  OperationContext,
  "scope" | "database" | "directory" | "engine" | "languages"
>;

/** A completed run. */
export interface CompletedRun {
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A result with the labels of its people without a name. */
export interface LabelledResult extends MeetingResult {
  readonly labels: MeetingLabels;
}

/** The minutes and evidence of a completed run, as they may be shown now. */
export async function readResult(context: ResultContext, run: CompletedRun): Promise<LabelledResult> {
  const minutes = await readOutput(context, run);
  const people = (await context.engine.queries.output(context.scope, run.run, "people")) as People;
  return shown(context, run, { minutes, people });
}

/**
 * The same, where it makes no difference without evidence: reading that of an hour takes long. It is needed to label
 * those who are only seen, and once to know the place of everybody.
 */
export async function readMinutes(context: ResultContext, run: CompletedRun): Promise<LabelledResult> {
  const minutes = await readOutput(context, run);
  const isSilent = ({ id, known }: Attendee) =>
    !known && minutes.transcript.every(({ speaker }) => speaker !== id);
  const { all } = await readLabels(context.database, run.run);
  if (all.length === 0 || minutes.attendees.some(isSilent)) return readResult(context, run);
  return shown(context, run, {
    minutes,
    people: { voiceEvidence: "none", tracks: [], voices: [], speaking: [] },
  });
}

const readOutput = async ({ engine, scope }: ResultContext, { run }: CompletedRun) =>
  (await engine.queries.output(scope, run, null)) as Minutes;

async function shown(
  context: ResultContext,
  { run, createdAt }: CompletedRun,
  result: MeetingResult,
): Promise<LabelledResult> {
  const { wording } = context.languages.of(result.minutes.language);
  const directory = await readDirectory(context);
  const nameless = namelessIn(result, directory, createdAt);
  const labels = labelSpeakers(nameless, result, await readLabels(context.database, run));
  return { ...withCurrentNames(result, directory, createdAt, wording, labels), labels };
}
