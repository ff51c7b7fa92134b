import { areApart, channelNames } from "./channels.ts";
import { valueAt } from "./defined.ts";
import { EvaluationError } from "./errors.ts";
import { groupBy, type ScoredRegion, type Transcript, type TranscriptSegment } from "./transcript.ts";

/** Two times closer than this are the same time: files hold decimal fractions, floating point does not. */
export const SAME_TIME_SECONDS = 1e-9;

/**
 * Refuses a reference that cannot be scored against: no segments, turns of one speaker that go back in
 * time or overlap. `selfOverlap: "count"` lets overlapping turns through, as MeetEval does with a warning.
 */
export function checkReference(reference: Transcript, selfOverlap: "error" | "count" = "error"): void {
  if (reference.segments.length === 0) {
    throw new EvaluationError(
      "empty-reference",
      "the reference has no segments, so nothing can be scored. Give a reference with at least one segment",
      {
        file: reference.file,
      },
    );
  }
  checkOrder(reference);
  if (selfOverlap === "count") return;
  for (const turns of turnsOfSpeakers(reference)) {
    let latest = valueAt(turns, 0);
    for (const turn of turns.slice(1)) {
      if (
        turn.startSeconds < latest.endSeconds - SAME_TIME_SECONDS &&
        length(turn) > 0 &&
        length(latest) > 0
      ) {
        throw new EvaluationError(
          "overlapping-turns",
          `this turn of ${turn.speaker} in ${turn.session} starts at ${turn.startSeconds} s, before the turn of ` +
            `line ${latest.line} ends at ${latest.endSeconds} s; one speaker cannot speak twice at once in a ` +
            'reference: join or trim the turns, or pass selfOverlap "count"',
          place(reference, turn),
        );
      }
      if (turn.endSeconds > latest.endSeconds) latest = turn;
    }
  }
}

/** Refuses a hypothesis in which turns of one speaker are not in order of time. */
export function checkOrder(transcript: Transcript): void {
  for (const turns of turnsOfSpeakers(transcript)) {
    turns.slice(1).forEach((turn, index) => {
      const before = valueAt(turns, index);
      if (turn.startSeconds >= before.startSeconds) return;
      throw new EvaluationError(
        "times-out-of-order",
        `this turn of ${turn.speaker} in ${turn.session} starts at ${turn.startSeconds} s, but the one of line ` +
          `${before.line} above it starts at ${before.startSeconds} s; sort the turns by start`,
        place(transcript, turn),
      );
    });
  }
}

/** Refuses a hypothesis or regions that speak of sessions the reference does not have. */
export function checkSessions(reference: Transcript, hypothesis: Transcript): void {
  const known = new Set(reference.segments.map((segment) => segment.session));
  const stranger = hypothesis.segments.find((segment) => !known.has(segment.session));
  if (!stranger) {
    checkChannels(reference, hypothesis);
    return;
  }
  throw new EvaluationError(
    "session-mismatch",
    `session "${stranger.session}" is not in the reference ${reference.file}, which has ` +
      `${[...known].map((session) => `"${session}"`).join(", ")}; use the same session names in both`,
    place(hypothesis, stranger),
  );
}

/** Refuses channels that the reference does not have, where both sides have several and each is scored by itself. */
function checkChannels(reference: Transcript, hypothesis: Transcript): void {
  const answers = groupBy(hypothesis.segments, ({ session }) => session);
  for (const [session, turns] of groupBy(reference.segments, (turn) => turn.session)) {
    const own = answers.get(session) ?? [];
    if (!areApart(turns, own)) continue;
    const known = channelNames(turns);
    const stranger = own.find(({ channel }) => !known.has(channel?.toLowerCase() ?? ""));
    if (!stranger) continue;
    throw new EvaluationError(
      "session-mismatch",
      `channel "${stranger.channel ?? ""}" of session "${session}" is not in the reference ${reference.file}, which has ` +
        `${[...known].map((channel) => `"${channel}"`).join(", ")}; use the same channel names in both`,
      place(hypothesis, stranger),
    );
  }
}

/** What lies in the regions of its session, even partly or touching; sessions without a region are kept whole. */
export function withinRegions(
  segments: readonly TranscriptSegment[],
  regions: readonly ScoredRegion[],
): TranscriptSegment[] {
  const bySession = groupBy(regions, (region) => region.session);
  return segments.filter((segment) => {
    const own = bySession.get(segment.session);
    return (
      !own ||
      own.some(
        (region) => region.startSeconds <= segment.endSeconds && segment.startSeconds <= region.endSeconds,
      )
    );
  });
}

function turnsOfSpeakers(transcript: Transcript): TranscriptSegment[][] {
  return [
    ...groupBy(transcript.segments, ({ session, channel, speaker }) =>
      JSON.stringify([session, channel, speaker]),
    ).values(),
  ];
}

function place(transcript: Transcript, segment: TranscriptSegment): { file: string; line?: number } {
  return {
    file: segment.file ?? transcript.file,
    ...(segment.line === undefined ? {} : { line: segment.line }),
  };
}

function length(turn: TranscriptSegment): number {
  return turn.endSeconds - turn.startSeconds;
}
