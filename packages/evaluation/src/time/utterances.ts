import type { TranscriptSegment } from "../transcript.ts";
import { enrolledTest, type NamingOptions, unknownTest } from "./identification.ts";

/** What the hypothesis says about one reference utterance. */
export interface NamedUtterance {
  readonly utterance: TranscriptSegment;
  /** Who is said to speak during it, and for how many seconds; longest first. */
  readonly names: readonly { readonly name: string; readonly seconds: number }[];
  /**
   * `right`: the speaker's name (for people who are not enrolled: unknown), and no other.
   * `wrong`: the name of another person, for any time.
   * `unknown`: an enrolled speaker mostly answered by unknown. `missed`: no answer.
   */
  readonly verdict: "right" | "wrong" | "unknown" | "missed";
}

/**
 * Judges every reference utterance by the names the hypothesis gives it. The collar is taken off both ends
 * (at most a quarter of the utterance each). A name that is right for another speaker at that moment,
 * widened by the collar, is no answer about this utterance: people may speak at once. Utterances of no
 * length are left out. One session.
 */
export function nameUtterances(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: Pick<NamingOptions, "collarSeconds" | "unknownPrefix" | "enrolled"> = {},
): NamedUtterance[] {
  const { collarSeconds = 0 } = options;
  const isUnknown = unknownTest(options);
  const isEnrolled = enrolledTest(options);
  const spoken = reference.filter((utterance) => utterance.endSeconds > utterance.startSeconds);
  return spoken.map((utterance) => {
    const margin = Math.min(collarSeconds, (utterance.endSeconds - utterance.startSeconds) / 4);
    const span = { start: utterance.startSeconds + margin, end: utterance.endSeconds - margin };
    const seconds = new Map<string, number>();
    for (const turn of hypothesis) {
      const shared = {
        start: Math.max(span.start, turn.startSeconds),
        end: Math.min(span.end, turn.endSeconds),
      };
      if (shared.end <= shared.start) continue;
      const answers = reference.filter(
        (other) =>
          other !== utterance && other.speaker !== utterance.speaker && mayCarry(other, turn.speaker),
      );
      const left = without(
        [shared],
        answers.map((other) => ({
          start: other.startSeconds - collarSeconds,
          end: other.endSeconds + collarSeconds,
        })),
      );
      if (left > 1e-6) seconds.set(turn.speaker, (seconds.get(turn.speaker) ?? 0) + left);
    }
    const names = [...seconds]
      .map(([name, length]) => ({ name, seconds: length }))
      .toSorted((a, b) => b.seconds - a.seconds);
    return { utterance, names, verdict: verdictOn(utterance.speaker, names) };
  });

  function mayCarry(other: TranscriptSegment, name: string): boolean {
    return other.speaker === name || (isUnknown(name) && !isEnrolled(other.speaker));
  }

  function verdictOn(speaker: string, names: NamedUtterance["names"]): NamedUtterance["verdict"] {
    const isRight = (name: string) => name === speaker || (isUnknown(name) && !isEnrolled(speaker));
    if (names.some(({ name }) => !isRight(name) && !isUnknown(name))) return "wrong";
    const time = (test: (name: string) => boolean) =>
      names.reduce((sum, { name, seconds }) => sum + (test(name) ? seconds : 0), 0);
    const right = time(isRight);
    const unknown = time((name) => !isRight(name));
    if (right === 0 && unknown === 0) return "missed";
    return right >= unknown ? "right" : "unknown";
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Seconds of the spans that none of the others cover. */
function without(spans: readonly Span[], others: readonly Span[]): number {
  const left = others.reduce(
    (rest, other) =>
      rest.flatMap(({ start, end }) =>
        [
          { start, end: Math.min(end, other.start) },
          { start: Math.max(start, other.end), end },
        ].filter((part) => part.end > part.start),
      ),
    [...spans],
  );
  return left.reduce((sum, { start, end }) => sum + end - start, 0);
}
