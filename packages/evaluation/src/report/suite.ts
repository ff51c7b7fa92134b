import { valueAt } from "../defined.ts";
import { type Comparison, type Counted, compareByTurns } from "../statistics/bootstrap.ts";
import { nameUtterances } from "../time/utterances.ts";
import { groupBy, type Transcript, type TranscriptSegment } from "../transcript.ts";
import { withoutIgnored } from "../words/ignored.ts";
import { turnErrors } from "../words/turn-errors.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";
import { overallScores } from "./overall.ts";

/** A meeting of a suite. Its options (who is enrolled, who is visible) come over those of the suite. */
export interface SuiteMeeting {
  readonly name: string;
  readonly reference: Transcript;
  readonly hypothesis: Transcript;
  readonly options?: EvaluateOptions;
}

/** Scores several meetings: one table, a row per meeting (per session where a meeting has several) and one for all. */
export function evaluateSuite(meetings: readonly SuiteMeeting[], options: EvaluateOptions = {}): Evaluation {
  const parts = meetings.map((meeting) => ({
    name: meeting.name,
    evaluation: evaluate(meeting.reference, meeting.hypothesis, { ...options, ...meeting.options }),
  }));
  const sessions = parts.flatMap(({ name, evaluation }) =>
    evaluation.sessions.map(({ session, scores }) => ({
      session: evaluation.sessions.length === 1 ? name : `${name}/${session}`,
      scores,
    })),
  );
  return {
    unit: options.unit ?? "words",
    sessions,
    overall: overallScores(sessions.map(({ scores }) => scores)),
    notes: parts.flatMap(({ name, evaluation }) =>
      evaluation.notes.map((note) => (note.startsWith(`${name}:`) ? note : `${name}: ${note}`)),
    ),
  };
}

/** One meeting, transcribed by two hypotheses. */
export interface ComparedMeeting {
  readonly reference: Transcript;
  readonly a: Transcript;
  readonly b: Transcript;
  readonly options?: EvaluateOptions;
}

/** Two hypotheses compared turn by turn; words only where all sides have words. */
export interface HypothesisComparison {
  readonly cpWer?: Comparison;
  readonly tcpWer?: Comparison;
  /** Share of utterances that carry a wrong name. */
  readonly wrongName: Comparison;
  /** Share of utterances that do not carry the right name: wrong, unknown or missed. */
  readonly notRight: Comparison;
}

/** Compares two hypotheses over all turns of all meetings, and says whether the difference is more than chance. */
export function compareHypotheses(
  meetings: readonly ComparedMeeting[],
  options: EvaluateOptions & { readonly draws?: number; readonly seed?: number } = {},
): HypothesisComparison {
  const sides = (["a", "b"] as const).map((side) =>
    meetings.map((meeting) => countTurns(meeting, meeting[side], options)),
  );
  const all = (side: number, key: keyof TurnCounts) => valueAt(sides, side).flatMap((counts) => counts[key]);
  const compare = (key: keyof TurnCounts) => compareByTurns(all(0, key), all(1, key), options);
  const hasWords = meetings.every(({ reference, a, b }) =>
    [reference, a, b].every(({ segments }) => segments.every((segment) => segment.words !== undefined)),
  );
  return {
    ...(hasWords && { cpWer: compare("cpWer"), tcpWer: compare("tcpWer") }),
    wrongName: compare("wrongName"),
    notRight: compare("notRight"),
  };
}

type TurnCounts = Readonly<Record<"cpWer" | "tcpWer" | "wrongName" | "notRight", readonly Counted[]>>;

function countTurns(
  { reference, options: own }: ComparedMeeting,
  hypothesis: Transcript,
  shared: EvaluateOptions,
): TurnCounts {
  const options = { ...shared, ...own };
  // Checks both files, and costs nothing without metrics.
  evaluate(reference, hypothesis, { ...options, metrics: [] });
  const perSession = (
    count: (turns: readonly TranscriptSegment[], answers: readonly TranscriptSegment[]) => readonly Counted[],
    said = hypothesis.segments,
  ) => {
    const answers = groupBy(said, (segment) => segment.session);
    return [...groupBy(reference.segments, (segment) => segment.session)].flatMap(([session, turns]) =>
      count(turns, answers.get(session) ?? []),
    );
  };
  const hasWords = [...reference.segments, ...hypothesis.segments].every(
    (segment) => segment.words !== undefined,
  );
  const timed = { ...options, collarSeconds: options.wordCollarSeconds ?? 5 };
  const naming = { ...options, collarSeconds: options.turnCollarSeconds ?? 0 };
  const verdicts = (isError: (verdict: string) => boolean) =>
    perSession(
      (turns, other) =>
        nameUtterances(turns, other, naming).map(({ verdict }) => ({
          errors: isError(verdict) ? 1 : 0,
          length: 1,
        })),
      hypothesis.speech,
    );
  const heard = [...groupBy(hypothesis.segments, ({ session }) => session)].flatMap(([session, answers]) =>
    withoutIgnored(answers, reference.marks?.filter((mark) => mark.session === session) ?? []),
  );
  const { unit, normalization } = options;
  const words = { ...(unit && { unit }), ...(normalization && { normalization }) };
  return {
    cpWer: hasWords ? perSession((turns, other) => turnErrors(turns, other, words), heard) : [],
    tcpWer: hasWords ? perSession((turns, other) => turnErrors(turns, other, timed), heard) : [],
    wrongName: verdicts((verdict) => verdict === "wrong"),
    notRight: verdicts((verdict) => verdict !== "right"),
  };
}
