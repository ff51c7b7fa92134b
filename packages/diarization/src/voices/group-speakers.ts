import { defined } from "../defined.ts";
import type { LocalSpeaker, SpeakerWindow } from "../observations/speech.ts";
import { dot, mean } from "../statistics.ts";
import { groupVectors } from "./group-vectors.ts";
import { SAME_VOICE } from "./same-voice.ts";
import { firstFrame, type Votes, vote } from "./vote.ts";

/**
 * A group of speech with less speech alone, summed over windows, is no voice of its own: its speech goes to the nearest. In short
 * recordings it is a share of all that is said alone: a person may say only a word in half a minute.
 */
const LEAST_SECONDS = 6;
const LEAST_SHARE = 0.01;

/** An embedding of less speech alone founds no voice: it goes to the nearest. */
const LEAST_SOLO_SECONDS = 0.5;

/** A local speaker and the window it belongs to. */
interface Item {
  readonly window: number;
  readonly speaker: LocalSpeaker;
  readonly vector: Float32Array;
}

/** The voice of each local speaker. */
export interface GroupedSpeakers {
  /** Per voice the mean embedding, of length one. */
  readonly vectors: readonly Float32Array[];
  /** Position of the voice; undefined for a speaker without an embedding. */
  voiceOf(speaker: LocalSpeaker): number | undefined;
}

/**
 * Finds who of the speakers of all windows are one person: average-linkage clustering of their embeddings; then each
 * speaker has the voice that fits best, and those who speak at once have different ones.
 */
export function groupSpeakers(windows: readonly SpeakerWindow[]): GroupedSpeakers {
  const items = windows.flatMap(({ speakers }, window) =>
    speakers.flatMap((speaker): Item[] =>
      speaker.vector ? [{ window, speaker, vector: speaker.vector }] : [],
    ),
  );
  if (items.length === 0) return { vectors: [], voiceOf: () => undefined };
  const clear = items.filter(({ speaker }) => speaker.soloSeconds >= LEAST_SOLO_SECONDS);
  const grouped = clear.length > 0 ? clear : items;
  const groups = groupVectors(
    grouped.map(({ vector }) => vector),
    SAME_VOICE,
  );
  const vectors = voicesOf(grouped, groups);
  const assigned = new Map<LocalSpeaker, number>();
  for (const own of Map.groupBy(items, ({ window }) => window).values()) {
    const scores = own.map(({ vector }) => vectors.map((voice) => dot(vector, voice)));
    for (const [at, voice] of bestVoices(
      scores,
      own.map(({ speaker }) => speaker),
    ).entries())
      assigned.set(defined(own[at]).speaker, voice);
  }
  const voiceOf = (speaker: LocalSpeaker) => assigned.get(speaker);
  const isHeard = ({ speakers }: SpeakerWindow) => speakers.some((speaker) => assigned.has(speaker));
  const votes = vote(windows.filter(isHeard), vectors.length, voiceOf);
  for (const window of windows)
    if (!isHeard(window))
      for (const [speaker, voice] of byActivity(window, votes)) assigned.set(speaker, voice);
  return { vectors, voiceOf };
}

/** The voices of a window without embeddings: whom the windows around it hear at the same times. */
function byActivity(window: SpeakerWindow, { shares }: Votes): (readonly [LocalSpeaker, number])[] {
  const from = firstFrame(window);
  const scores = window.speakers.map(({ active }) =>
    shares.map((share) => active.reduce((sum, speaks, at) => sum + speaks * (share[from + at] ?? 0), 0)),
  );
  return bestVoices(scores, window.speakers).flatMap((voice, at) => {
    const speaker = window.speakers[at];
    return speaker && (scores[at]?.[voice] ?? 0) > 0 ? [[speaker, voice] as const] : [];
  });
}

function voicesOf(items: readonly Item[], groups: readonly number[]): Float32Array[] {
  const members = [...Map.groupBy(items, (_, at) => groups[at] ?? 0).values()];
  const seconds = (own: readonly Item[]) => own.reduce((sum, { speaker }) => sum + speaker.soloSeconds, 0);
  const least = Math.min(LEAST_SECONDS, LEAST_SHARE * seconds(items));
  const long = members.filter((own) => seconds(own) >= least);
  const kept = long.length > 0 ? long : members.toSorted((a, b) => seconds(b) - seconds(a)).slice(0, 1);
  return kept.map((own) => unit(mean(own.map(({ vector }) => vector))));
}

/**
 * The voice of each speaker of a window: the one that fits best, and a different one for speakers who speak at once.
 *
 * @param scores of each speaker and each voice
 */
function bestVoices(scores: readonly (readonly number[])[], speakers: readonly LocalSpeaker[]): number[] {
  const chosen: number[] = [];
  const order = [...scores.keys()].sort(
    (a, b) => Math.max(...defined(scores[b])) - Math.max(...defined(scores[a])),
  );
  for (const at of order) {
    const row = defined(scores[at]);
    const taken = order.filter(
      (other) => chosen[other] !== undefined && overlap(speakers[at], speakers[other]),
    );
    const free = [...row.keys()].filter((voice) => taken.every((other) => chosen[other] !== voice));
    const options = free.length > 0 ? free : [...row.keys()];
    chosen[at] = options.reduce((best, voice) => ((row[voice] ?? 0) > (row[best] ?? 0) ? voice : best));
  }
  return chosen;
}

const overlap = (a: LocalSpeaker | undefined, b: LocalSpeaker | undefined): boolean =>
  a !== undefined && b !== undefined && a.active.some((speaks, at) => speaks === 1 && b.active[at] === 1);

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
