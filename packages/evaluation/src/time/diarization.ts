import { assign } from "../assignment.ts";
import { valueAt } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { rateOf } from "../words/error-rate.ts";
import {
  evaluatedSlices,
  type ScoringOptions,
  type Slice,
  secondsOfTicks,
  slicesOf,
  total,
} from "./timeline.ts";

/** Diarization errors in seconds of speaker time. */
export interface DiarizationErrors {
  /** Reference speaker time that was scored: two speakers at once count twice. */
  readonly scoredSeconds: number;
  readonly missedSeconds: number;
  readonly falseAlarmSeconds: number;
  readonly confusionSeconds: number;
  /** `(missed + false alarm + confusion) / scored`: the diarization error rate. */
  readonly rate: number | null;
  /** Reference speaker and the hypothesis speaker mapped to it. */
  readonly assignment: readonly (readonly [string, string | null])[];
}

/**
 * DER as md-eval-22 (NIST) defines it: hypothesis speakers are mapped to reference speakers so that most
 * time is shared, over all that is scored, before the collar is taken off. One session.
 */
export function diarizationErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: ScoringOptions = {},
): DiarizationErrors {
  const mapping = mapSpeakers(evaluatedSlices(reference, hypothesis, options));
  const slices = slicesOf(reference, hypothesis, options);
  const missed = total(slices, (slice) => Math.max(0, slice.reference.length - slice.hypothesis.length));
  const falseAlarm = total(slices, (slice) => Math.max(0, slice.hypothesis.length - slice.reference.length));
  const confusion = total(slices, (slice) => {
    const rightly = slice.reference.filter((name) => slice.hypothesis.includes(mapping.get(name) ?? "\0"));
    return Math.min(slice.reference.length, slice.hypothesis.length) - rightly.length;
  });
  return {
    ...diarizationErrors(
      total(slices, (slice) => slice.reference.length),
      missed,
      falseAlarm,
      confusion,
    ),
    assignment: [...new Set(reference.map((turn) => turn.speaker))].map((name) => [
      name,
      mapping.get(name) ?? null,
    ]),
  };
}

/** The errors of several sessions together. */
export function sumDiarization(parts: readonly DiarizationErrors[]): DiarizationErrors {
  const ticks = (key: "scoredSeconds" | "missedSeconds" | "falseAlarmSeconds" | "confusionSeconds") =>
    parts.reduce((sum, part) => sum + Math.round(part[key] * 1e6), 0);
  const sum = [ticks("scoredSeconds"), ticks("missedSeconds"), ticks("falseAlarmSeconds")] as const;
  return { ...diarizationErrors(...sum, ticks("confusionSeconds")), assignment: [] };
}

/** Jaccard errors: one rate per reference speaker. */
export interface JaccardErrors {
  readonly speakers: readonly { readonly speaker: string; readonly rate: number }[];
  /** The mean over the reference speakers: the Jaccard error rate. */
  readonly rate: number | null;
}

/**
 * JER as the DIHARD scorer (dscore) defines it: reference speakers paired with hypothesis speakers at the
 * least sum of Jaccard distances; unpaired ones count 1. The mean over speakers, whatever their share of
 * speech. dscore takes no collar; one is removed on both sides here if requested. One session.
 */
export function jaccardErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: ScoringOptions = {},
): JaccardErrors {
  const slices = slicesOf(reference, hypothesis, options);
  const references = namesOf(slices, "reference");
  const hypotheses = namesOf(slices, "hypothesis");
  const distances = references.map((name) =>
    hypotheses.map((other) => {
      const both = total(slices, (slice) => (speaks(slice, name, other, "both") ? 1 : 0));
      return 1 - both / total(slices, (slice) => (speaks(slice, name, other, "either") ? 1 : 0));
    }),
  );
  const pairs = assign(distances);
  const speakers = references.map((speaker, row) => {
    const column = pairs[row] ?? null;
    return { speaker, rate: column === null ? 1 : valueAt(valueAt(distances, row), column) };
  });
  return jaccardErrors(speakers);
}

/** The mean over the speakers of several sessions. */
export function jaccardErrors(speakers: JaccardErrors["speakers"]): JaccardErrors {
  return {
    speakers,
    rate: rateOf(
      speakers.reduce((sum, speaker) => sum + speaker.rate, 0),
      speakers.length,
    ),
  };
}

function diarizationErrors(scored: number, missed: number, falseAlarm: number, confusion: number) {
  return {
    scoredSeconds: secondsOfTicks(scored),
    missedSeconds: secondsOfTicks(missed),
    falseAlarmSeconds: secondsOfTicks(falseAlarm),
    confusionSeconds: secondsOfTicks(confusion),
    rate: rateOf(missed + falseAlarm + confusion, scored),
  };
}

function mapSpeakers(slices: readonly Slice[]): Map<string, string> {
  const references = namesOf(slices, "reference");
  const hypotheses = namesOf(slices, "hypothesis");
  const shared = references.map(() => hypotheses.map(() => 0));
  for (const slice of slices) {
    for (const name of slice.reference) {
      for (const other of slice.hypothesis) {
        const row = valueAt(shared, references.indexOf(name));
        const column = hypotheses.indexOf(other);
        row[column] = valueAt(row, column) - slice.ticks;
      }
    }
  }
  const pairs = assign(shared);
  return new Map(
    references.flatMap((name, row) => {
      const column = pairs[row] ?? null;
      return column === null || valueAt(shared, row)[column] === 0
        ? []
        : [[name, valueAt(hypotheses, column)] as const];
    }),
  );
}

function namesOf(slices: readonly Slice[], side: "reference" | "hypothesis"): string[] {
  return [...new Set(slices.flatMap((slice) => slice[side]))];
}

function speaks(slice: Slice, name: string, other: string, how: "both" | "either"): boolean {
  const first = slice.reference.includes(name);
  const second = slice.hypothesis.includes(other);
  return how === "both" ? first && second : first || second;
}
