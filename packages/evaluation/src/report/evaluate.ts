import { channelsOf } from "../channels.ts";
import { checkOrder, checkReference, checkSessions } from "../check.ts";
import { EvaluationError } from "../errors.ts";
import { groupBy, type Transcript } from "../transcript.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";
import { notesOnFiles, notesOnScores } from "./notes.ts";
import { overallScores } from "./overall.ts";
import type { Scores } from "./scores.ts";
import { suitableMetrics } from "./suitable-metrics.ts";
import { timeScores } from "./time-scores.ts";
import { wordScores } from "./word-scores.ts";

/** The scores of a hypothesis. */
export interface Evaluation {
  readonly unit: "words" | "characters";
  readonly sessions: readonly { readonly session: string; readonly scores: Scores }[];
  /** All sessions together: errors are added before they are divided, JER is the mean over all speakers. */
  readonly overall: Scores;
  /** What a reader of the figures must know: sessions without hypothesis, bounds, what was left out. */
  readonly notes: readonly string[];
}

/**
 * Scores a hypothesis against a reference, session by session, by every metric the files allow: words need words on both
 * sides (RTTM has none), WER needs at most one speaker a session, NIST WER one stream of the hypothesis. What the
 * reference marks as ignored is left out by all of them. Throws `EvaluationError` naming file and line where the files
 * cannot be scored.
 */
export function evaluate(
  reference: Transcript,
  hypothesis: Transcript,
  options: EvaluateOptions = {},
): Evaluation {
  checkFiles(reference, hypothesis, options);
  const answers = groupBy(hypothesis.segments, ({ session }) => session);
  const speech = hypothesis.speech && groupBy(hypothesis.speech, ({ session }) => session);
  const both = [...groupBy(reference.segments, ({ session }) => session)].map(([session, turns]) => {
    const isOwn = (each: { readonly session: string }) => each.session === session;
    const [marks, regions] = [reference.marks?.filter(isOwn) ?? [], options.regions?.filter(isOwn) ?? []];
    const against = (own: typeof answers) =>
      channelsOf({ reference: turns, hypothesis: own.get(session) ?? [], marks, regions });
    return { session, words: against(answers), times: against(speech ?? answers) };
  });
  const suitable = suitableMetrics(both.map(({ words }) => words));
  const asked = options.metrics?.filter((metric) => metric !== "wer" || suitable.includes("wer"));
  const metrics = new Set(asked ?? suitable);
  const hasWords = [...reference.segments, ...hypothesis.segments].every(({ words }) => words !== undefined);
  const sessions = both.map(({ session, words, times }) => ({
    session,
    scores: {
      ...(hasWords && wordScores(words, options, metrics)),
      ...timeScores(times, options, metrics),
    },
  }));
  return {
    unit: options.unit ?? "words",
    sessions,
    overall: overallScores(sessions.map(({ scores }) => scores)),
    notes: [
      ...notesOnFiles(reference, hypothesis, metrics),
      ...notesOnScores(sessions, hasWords && options.metrics?.includes("mimoWer") === true),
    ],
  };
}

function checkFiles(reference: Transcript, hypothesis: Transcript, options: EvaluateOptions): void {
  checkReference(reference, options.selfOverlap);
  if (hypothesis.segments.length === 0 && options.emptyHypothesis !== "count") {
    throw new EvaluationError(
      "empty-hypothesis",
      'the hypothesis has no segments; if no speech was found, pass emptyHypothesis "count" to score it as all deleted',
      { file: hypothesis.file },
    );
  }
  checkOrder(hypothesis);
  checkSessions(reference, hypothesis);
}
