import type { Transcript } from "../transcript.ts";
import type { Metric, Scores } from "./scores.ts";

interface Scored {
  readonly session: string;
  readonly scores: Scores;
}

/** What a reader of the figures must know of the files. */
export function notesOnFiles(
  reference: Transcript,
  hypothesis: Transcript,
  metrics: ReadonlySet<Metric>,
): string[] {
  const segments = [...reference.segments, ...hypothesis.segments];
  const answered = new Set(hypothesis.segments.map(({ session }) => session));
  const sessions = [...new Set(reference.segments.map(({ session }) => session))];
  const others = [...metrics].some((metric) => /Wer$/.test(metric) && metric !== "nistWer");
  return [
    ...sessions
      .filter((session) => !answered.has(session))
      .map((session) => `${session}: the hypothesis has nothing; all of the reference counts as missed.`),
    ...(segments.some(({ words }) => words === undefined)
      ? ["A side has no words (RTTM): only who speaks when is scored."]
      : []),
    ...(others && segments.some(({ readings }) => readings)
      ? [
          "The words have alternatives, or some may be missing: only NIST WER allows for that. The other rates take the first alternative and every word.",
        ]
      : []),
  ];
}

/** What a reader must know of the figures: bounds, and what was left out. */
export function notesOnScores(sessions: readonly Scored[], wantsMimo: boolean): string[] {
  const list = (scored: readonly Scored[]) => scored.map(({ session }) => session).join(", ");
  const bounded = sessions.filter(({ scores }) =>
    [scores.orcWer, scores.tcorcWer].some((score) => score?.exact === false),
  );
  const without = sessions.filter(({ scores }) => scores.mimoWer === undefined);
  return [
    ...(bounded.length > 0
      ? [
          `${list(bounded)}: too large for an exact ORC search; values marked ≤ are upper bounds by greedy search.`,
        ]
      : []),
    ...(wantsMimo && without.length > 0
      ? [`${list(without)}: too large for MIMO-WER, which is left out.`]
      : []),
  ];
}
