import { groupBy, type MarkedSegment, type ScoredRegion, type TranscriptSegment } from "../transcript.ts";
import { ignoredZones, nonLexicalZones } from "./marked-zones.ts";

/** Times are counted in whole microseconds, so that sums of decimal fractions come out exactly. */
const TICKS_PER_SECOND = 1e6;

/** What of a session is scored, and how strictly. */
export interface ScoringOptions {
  /** Seconds around every start and end of a reference turn that are not scored. Default 0. */
  readonly collarSeconds?: number;
  /** `all` (default), or `nooverlap`: only where at most one reference speaker speaks. */
  readonly overlap?: "all" | "nooverlap";
  /** What to score; default, as in md-eval-22, from the first start to the last end that the reference has. */
  readonly regions?: readonly ScoredRegion[];
  /** What the reference marks beside its turns: of it, what is not scored. */
  readonly marks?: readonly MarkedSegment[];
}

/** A piece of time in which the speakers do not change, on either side. */
export interface Slice {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Length in microseconds. */
  readonly ticks: number;
  readonly reference: readonly string[];
  readonly hypothesis: readonly string[];
}

type Side = "reference" | "hypothesis" | "region" | "unscored";
interface Event {
  readonly at: number;
  readonly side: Side;
  readonly name: string;
  readonly change: 1 | -1;
}

/** The scored slices of one session, in order. Two turns of one name at once count once. */
export function slicesOf(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: ScoringOptions = {},
): Slice[] {
  const marks = marksOf(reference, options);
  const unscored = [...collars(reference, options.collarSeconds ?? 0), ...nonLexicalZones(marks, reference)];
  return slice(reference, hypothesis, options, unscored);
}

/** As {@link slicesOf}, with all that is evaluated before a collar, sounds and overlapping speech are left out. */
export function evaluatedSlices(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: ScoringOptions = {},
): Slice[] {
  return slice(reference, hypothesis, { ...options, overlap: "all" }, []);
}

function slice(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: ScoringOptions,
  unscored: readonly Span[],
): Slice[] {
  const marks = marksOf(reference, options);
  const events = [
    ...spans("reference", reference),
    ...spans("hypothesis", hypothesis),
    ...spans("region", scoredRegions(reference, marks, options)),
    ...spans("unscored", [...unscored, ...ignoredZones(marks)]),
  ].toSorted((a, b) => a.at - b.at);
  const active: Record<Side, Map<string, number>> = {
    reference: new Map(),
    hypothesis: new Map(),
    region: new Map(),
    unscored: new Map(),
  };
  const slices: Slice[] = [];
  let last = 0;
  for (const event of events) {
    const scored = active.region.size > 0 && active.unscored.size === 0;
    const alone = options.overlap !== "nooverlap" || active.reference.size < 2;
    if (event.at > last && scored && alone && active.reference.size + active.hypothesis.size > 0) {
      slices.push({
        startSeconds: last / TICKS_PER_SECOND,
        endSeconds: event.at / TICKS_PER_SECOND,
        ticks: event.at - last,
        reference: [...active.reference.keys()],
        hypothesis: [...active.hypothesis.keys()],
      });
    }
    last = event.at;
    const names = active[event.side];
    const count = (names.get(event.name) ?? 0) + event.change;
    if (count === 0) names.delete(event.name);
    else names.set(event.name, count);
  }
  return slices;
}

/** Microseconds as seconds. */
export function secondsOfTicks(ticks: number): number {
  return ticks / TICKS_PER_SECOND;
}

/** The time of all slices, by a weight. */
export function total(slices: readonly Slice[], weight: (slice: Slice) => number): number {
  return slices.reduce((sum, slice) => sum + slice.ticks * weight(slice), 0);
}

interface Span {
  readonly speaker?: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

function spans(side: Side, list: readonly Span[]): Event[] {
  return list.flatMap(({ speaker = side, startSeconds, endSeconds }) => {
    const start = Math.round(startSeconds * TICKS_PER_SECOND);
    const end = Math.round(endSeconds * TICKS_PER_SECOND);
    if (end <= start) return [];
    return [
      { at: start, side, name: speaker, change: 1 as const },
      { at: end, side, name: speaker, change: -1 as const },
    ];
  });
}

function marksOf(
  reference: readonly TranscriptSegment[],
  { marks = [] }: ScoringOptions,
): readonly MarkedSegment[] {
  return marks.filter(({ session }) => session === reference[0]?.session);
}

function scoredRegions(
  reference: readonly TranscriptSegment[],
  marks: readonly MarkedSegment[],
  { regions }: ScoringOptions,
): readonly Span[] {
  const session = reference[0]?.session;
  const own = regions && groupBy(regions, (region) => region.session).get(session ?? "");
  if (own) return own.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
  let startSeconds = Infinity;
  let endSeconds = -Infinity;
  const lasting = marks.filter(({ kind }) => kind !== "ignored" && kind !== "gap");
  for (const each of [...reference, ...lasting]) {
    startSeconds = Math.min(startSeconds, each.startSeconds);
    endSeconds = Math.max(endSeconds, each.endSeconds);
  }
  return reference.length === 0 ? [] : [{ startSeconds, endSeconds }];
}

function collars(reference: readonly TranscriptSegment[], collarSeconds: number): Span[] {
  if (collarSeconds === 0) return [];
  return reference
    .filter((turn) => turn.endSeconds > turn.startSeconds)
    .flatMap((turn) =>
      [turn.startSeconds, turn.endSeconds].map((edge) => ({
        startSeconds: edge - collarSeconds,
        endSeconds: edge + collarSeconds,
      })),
    );
}
