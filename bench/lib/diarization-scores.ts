import { type DiarizationErrors, diarizationErrorRate, type TranscriptSegment } from "@hapju/evaluation";
import { slicesOf } from "../../packages/evaluation/src/time/timeline.ts";

/** How well it was found who speaks when, in one recording or in several. */
export interface DiarizationScores {
  /** With a collar of 0.25 s, overlap included. */
  readonly collar: DiarizationErrors;
  readonly noCollar: DiarizationErrors;
  /** Seconds in which several speak at once: in the reference, found, and both. */
  readonly overlap: { readonly reference: number; readonly found: number; readonly both: number };
  /** Speakers found less speakers there are. */
  readonly speakers: readonly { readonly found: number; readonly reference: number }[];
}

/** Scores one recording; the session of the hypothesis does not matter. */
export function scoresOf(
  reference: readonly TranscriptSegment[],
  found: readonly TranscriptSegment[],
): DiarizationScores {
  const session = reference[0]?.session ?? "";
  const hypothesis = found.map((turn) => ({ ...turn, session }));
  const overlap = { reference: 0, found: 0, both: 0 };
  for (const { ticks, ...slice } of slicesOf(reference, hypothesis)) {
    const [there, heard] = [slice.reference.length > 1, slice.hypothesis.length > 1];
    if (there) overlap.reference += ticks / 1e6;
    if (heard) overlap.found += ticks / 1e6;
    if (there && heard) overlap.both += ticks / 1e6;
  }
  const people = (turns: readonly TranscriptSegment[]) => new Set(turns.map(({ speaker }) => speaker)).size;
  return {
    collar: diarizationErrorRate(reference, hypothesis, { collarSeconds: 0.25 }),
    noCollar: diarizationErrorRate(reference, hypothesis),
    overlap,
    speakers: [{ found: people(hypothesis), reference: people(reference) }],
  };
}

/** Error rates and times as shares of all recordings together. */
export function totalOf(scores: readonly DiarizationScores[]) {
  const sum = (of: (one: DiarizationScores) => number) => scores.reduce((all, one) => all + of(one), 0);
  const errors = (of: (one: DiarizationScores) => DiarizationErrors) => {
    const scored = sum((one) => of(one).scoredSeconds);
    const missed = sum((one) => of(one).missedSeconds) / scored;
    const falseAlarm = sum((one) => of(one).falseAlarmSeconds) / scored;
    const confusion = sum((one) => of(one).confusionSeconds) / scored;
    return { rate: missed + falseAlarm + confusion, missed, falseAlarm, confusion };
  };
  const counts = scores.flatMap((one) => one.speakers);
  return {
    collar: errors((one) => one.collar),
    noCollar: errors((one) => one.noCollar),
    overlapRecall: sum((one) => one.overlap.both) / sum((one) => one.overlap.reference),
    overlapPrecision: sum((one) => one.overlap.both) / sum((one) => one.overlap.found),
    speakersOff: counts.reduce((all, { found, reference }) => all + found - reference, 0) / counts.length,
    withinOne:
      counts.filter(({ found, reference }) => Math.abs(found - reference) <= 1).length / counts.length,
  };
}

const percent = (share: number) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : "–");

/** Heads of the columns of {@link scoreCells}. */
export const SCORE_HEAD = [
  "DER, collar 0.25 s",
  "missed, false alarm, confusion",
  "DER, no collar",
  "overlap recall",
  "precision",
  "speakers found",
];

/** {@link totalOf} as cells of a table. */
export function scoreCells(scores: readonly DiarizationScores[]): string[] {
  const { collar, noCollar, overlapRecall, overlapPrecision, speakersOff, withinOne } = totalOf(scores);
  const counts = scores.flatMap(({ speakers }) => speakers);
  return [
    percent(collar.rate),
    [collar.missed, collar.falseAlarm, collar.confusion].map(percent).join(", "),
    percent(noCollar.rate),
    percent(overlapRecall),
    percent(overlapPrecision),
    counts.length <= 3
      ? counts.map(({ found, reference }) => `${found} of ${reference}`).join(", ")
      : `${speakersOff >= 0 ? "+" : "−"}${Math.abs(speakersOff).toFixed(2)}, ±1: ${percent(withinOne)}`,
  ];
}
