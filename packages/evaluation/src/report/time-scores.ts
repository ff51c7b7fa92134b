import type { ScoredPart } from "../channels.ts";
import { diarizationErrorRate, jaccardErrorRate } from "../time/diarization.ts";
import { identificationErrorRate } from "../time/identification.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";
import { overallScores } from "./overall.ts";
import type { Metric, Scores } from "./scores.ts";

/** The metrics of who speaks when of one session, given channel by channel. */
export function timeScores(
  parts: readonly ScoredPart[],
  options: EvaluateOptions,
  wanted: ReadonlySet<Metric>,
): Scores {
  const scores = parts.map(({ reference, hypothesis, marks, regions }): Scores => {
    const timing = { ...options, marks, regions, collarSeconds: options.turnCollarSeconds ?? 0 };
    return {
      ...(wanted.has("der") && { der: diarizationErrorRate(reference, hypothesis, timing) }),
      ...(wanted.has("jer") && { jer: jaccardErrorRate(reference, hypothesis, timing) }),
      ...(wanted.has("identification") && {
        identification: identificationErrorRate(reference, hypothesis, timing),
      }),
    };
  });
  const [only, ...others] = scores;
  return only && others.length === 0 ? only : overallScores(scores);
}
