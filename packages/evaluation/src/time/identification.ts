import type { TranscriptSegment } from "../transcript.ts";
import { rateOf } from "../words/error-rate.ts";
import { type ScoringOptions, type Slice, secondsOfTicks, slicesOf } from "./timeline.ts";

/** How names are compared. */
export interface NamingOptions extends ScoringOptions {
  /** Names with this prefix mean "unknown" in the hypothesis (and in the reference). Default `unknown`. */
  readonly unknownPrefix?: string;
  /**
   * The people who may be named. A reference speaker who is not among them is rightly answered by unknown.
   * Default: every reference speaker without the prefix.
   */
  readonly enrolled?: readonly string[];
  /** When each person is visible. With it, the share of right names on screen is given too. */
  readonly onScreen?: readonly TranscriptSegment[];
}

/** Identification errors in seconds of speaker time. Names are compared as they are, without permutation. */
export interface IdentificationErrors {
  readonly scoredSeconds: number;
  /** Speech without a hypothesis speaker. */
  readonly missedSeconds: number;
  /** Hypothesis speech without a reference speaker. */
  readonly falseAlarmSeconds: number;
  /** Speech with the name of another person. */
  readonly wrongNameSeconds: number;
  /** Speech of enrolled people that was answered by unknown. */
  readonly unknownSeconds: number;
  readonly correctSeconds: number;
  /** Speech of enrolled people, and how much of it carries the right name. */
  readonly enrolledSeconds: number;
  readonly enrolledRightSeconds: number;
  /** The same while the speaker is visible; absent where it was not said who is visible when. */
  readonly onScreenSeconds?: number;
  readonly onScreenRightSeconds?: number;
  /** Identification error rate: `(missed + false alarm + wrong name + unknown) / scored`. */
  readonly rate: number | null;
  /** `wrong name / scored`. */
  readonly wrongNameRate: number | null;
  /** `unknown / enrolled`. */
  readonly unknownRate: number | null;
  /** `enrolled right / enrolled`. */
  readonly rightNameShare: number | null;
  /** `on screen right / on screen`. */
  readonly onScreenRightShare?: number | null;
}

type Seconds = Pick<
  IdentificationErrors,
  | "scoredSeconds"
  | "missedSeconds"
  | "falseAlarmSeconds"
  | "wrongNameSeconds"
  | "unknownSeconds"
  | "correctSeconds"
  | "enrolledSeconds"
  | "enrolledRightSeconds"
  | "onScreenSeconds"
  | "onScreenRightSeconds"
>;

/**
 * Who is said to speak against who speaks, by name. At every instant right names are set aside first, then
 * unknown answers to people who are not enrolled; what is left is paired, wrong names before unknown
 * ones, so that doubt counts against the hypothesis. One session.
 */
export function identificationErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: NamingOptions = {},
): IdentificationErrors {
  const isUnknown = unknownTest(options);
  const isEnrolled = enrolledTest(options);
  const visible = options.onScreen && visibility(options.onScreen);
  const ticks = {
    scored: 0,
    missed: 0,
    falseAlarm: 0,
    wrong: 0,
    unknown: 0,
    correct: 0,
    enrolled: 0,
    right: 0,
  };
  const onScreen = { all: 0, right: 0 };
  for (const slice of slicesOf(reference, hypothesis, options)) {
    const found = judge(slice, isUnknown, isEnrolled);
    for (const key of ["missed", "falseAlarm", "wrong", "unknown", "correct"] as const) {
      ticks[key] += slice.ticks * found[key];
    }
    for (const name of slice.reference) {
      ticks.scored += slice.ticks;
      if (!isEnrolled(name)) continue;
      const right = slice.hypothesis.includes(name) ? slice.ticks : 0;
      ticks.enrolled += slice.ticks;
      ticks.right += right;
      const share = visible ? visible(name, slice) : 0;
      onScreen.all += slice.ticks * share;
      onScreen.right += right * share;
    }
  }
  return identificationErrors({
    scoredSeconds: secondsOfTicks(ticks.scored),
    missedSeconds: secondsOfTicks(ticks.missed),
    falseAlarmSeconds: secondsOfTicks(ticks.falseAlarm),
    wrongNameSeconds: secondsOfTicks(ticks.wrong),
    unknownSeconds: secondsOfTicks(ticks.unknown),
    correctSeconds: secondsOfTicks(ticks.correct),
    enrolledSeconds: secondsOfTicks(ticks.enrolled),
    enrolledRightSeconds: secondsOfTicks(ticks.right),
    ...(visible && {
      onScreenSeconds: secondsOfTicks(onScreen.all),
      onScreenRightSeconds: secondsOfTicks(onScreen.right),
    }),
  });
}

/** The errors of several sessions together. */
export function sumIdentification(parts: readonly IdentificationErrors[]): IdentificationErrors {
  const sum = (key: keyof Seconds) =>
    Math.round(parts.reduce((all, part) => all + (part[key] ?? 0), 0) * 1e6) / 1e6;
  return identificationErrors({
    scoredSeconds: sum("scoredSeconds"),
    missedSeconds: sum("missedSeconds"),
    falseAlarmSeconds: sum("falseAlarmSeconds"),
    wrongNameSeconds: sum("wrongNameSeconds"),
    unknownSeconds: sum("unknownSeconds"),
    correctSeconds: sum("correctSeconds"),
    enrolledSeconds: sum("enrolledSeconds"),
    enrolledRightSeconds: sum("enrolledRightSeconds"),
    ...(parts.some((part) => part.onScreenSeconds !== undefined) && {
      onScreenSeconds: sum("onScreenSeconds"),
      onScreenRightSeconds: sum("onScreenRightSeconds"),
    }),
  });
}

type Known = Pick<NamingOptions, "unknownPrefix" | "enrolled">;

/** A test for names that mean unknown. */
export function unknownTest({ unknownPrefix = "unknown" }: Known): (name: string) => boolean {
  return (name) => name.startsWith(unknownPrefix);
}

/** A test for people who may be named. */
export function enrolledTest(options: Known): (name: string) => boolean {
  const isUnknown = unknownTest(options);
  const enrolled = options.enrolled && new Set(options.enrolled);
  return (name) => (enrolled ? enrolled.has(name) : !isUnknown(name));
}

function identificationErrors(seconds: Seconds): IdentificationErrors {
  const { scoredSeconds, enrolledSeconds, wrongNameSeconds, unknownSeconds, onScreenSeconds } = seconds;
  const errors = seconds.missedSeconds + seconds.falseAlarmSeconds + wrongNameSeconds + unknownSeconds;
  return {
    ...seconds,
    rate: rateOf(errors, scoredSeconds),
    wrongNameRate: rateOf(wrongNameSeconds, scoredSeconds),
    unknownRate: rateOf(unknownSeconds, enrolledSeconds),
    rightNameShare: rateOf(seconds.enrolledRightSeconds, enrolledSeconds),
    ...(onScreenSeconds !== undefined && {
      onScreenRightShare: rateOf(seconds.onScreenRightSeconds ?? 0, onScreenSeconds),
    }),
  };
}

function judge(slice: Slice, isUnknown: (name: string) => boolean, isEnrolled: (name: string) => boolean) {
  const matched = slice.reference.filter((name) => slice.hypothesis.includes(name));
  const open = slice.reference.filter((name) => !matched.includes(name));
  const answers = slice.hypothesis.filter((name) => !matched.includes(name));
  const unknownAnswers = answers.filter(isUnknown).length;
  const strangers = open.filter((name) => !isEnrolled(name)).length;
  const rightlyUnknown = Math.min(unknownAnswers, strangers);
  const left = open.length - rightlyUnknown;
  const wrong = Math.min(left, answers.length - unknownAnswers);
  const unknown = Math.min(left - wrong, unknownAnswers - rightlyUnknown);
  return {
    correct: matched.length + rightlyUnknown,
    wrong,
    unknown,
    missed: left - wrong - unknown,
    falseAlarm: answers.length - rightlyUnknown - wrong - unknown,
  };
}

/** The share of a slice through which a person is visible. */
function visibility(segments: readonly TranscriptSegment[]): (name: string, slice: Slice) => number {
  const spans = Map.groupBy(segments, (segment) => segment.speaker);
  return (name, slice) => {
    const shared = (spans.get(name) ?? []).reduce((sum, span) => {
      const start = Math.max(span.startSeconds, slice.startSeconds);
      return sum + Math.max(0, Math.min(span.endSeconds, slice.endSeconds) - start);
    }, 0);
    return Math.min(1, shared / (slice.endSeconds - slice.startSeconds));
  };
}
