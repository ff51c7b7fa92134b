import type { People } from "@hapju/diarization";
import type { Minutes } from "../../minutes/core/schema.ts";
import type { OperationContext } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { withCurrentNames } from "./current-names.ts";
import type { MeetingResult } from "./results.ts";

/** What reading results needs. */
export type ResultContext = Pick<OperationContext, "scope" | "directory" | "engine" | "languages">;

/** A completed run. */
export interface CompletedRun {
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** The minutes and evidence of a completed run, as they may be shown now. */
export async function readResult(context: ResultContext, run: CompletedRun): Promise<MeetingResult> {
  const minutes = await readOutput(context, run);
  const people = (await context.engine.queries.output(context.scope, run.run, "people")) as People;
  return shown(context, run, { minutes, people });
}

/** The minutes alone: reading the evidence of an hour takes long. Masked numbers may differ from `readResult`. */
export async function readMinutes(context: ResultContext, run: CompletedRun): Promise<Minutes> {
  const minutes = await readOutput(context, run);
  const people = { voiceEvidence: "none", tracks: [], voices: [], speaking: [] };
  return (await shown(context, run, { minutes, people })).minutes;
}

const readOutput = async ({ engine, scope }: ResultContext, { run }: CompletedRun) =>
  (await engine.queries.output(scope, run, null)) as Minutes;

async function shown(
  context: ResultContext,
  { createdAt }: CompletedRun,
  result: MeetingResult,
): Promise<MeetingResult> {
  const { wording } = context.languages.of(result.minutes.language);
  return withCurrentNames(result, await readDirectory(context), createdAt, wording);
}
