import type { ScoredRegion, TranscriptSegment } from "../transcript.ts";

/** A made-up meeting: turns of several speakers with overlaps and gaps, and what a system made of them. */
export interface Meeting {
  readonly session: string;
  readonly reference: readonly TranscriptSegment[];
  readonly hypothesis: readonly TranscriptSegment[];
  /** What of it is scored. */
  readonly regions: readonly ScoredRegion[];
}

const VOCABULARY = "a b c on off we they release monday tuesday plan plane planes review 회의 시작".split(
  " ",
);

/** Numbers from 0 to 1 that are the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Meetings of one to five speakers, each different, the same for the same seed. Times are whole milliseconds. */
export function makeMeetings(count: number, seed: number): Meeting[] {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new RangeError("Nothing to pick from.");
    return value;
  };
  const seconds = (from: number, to: number) => Math.round(1000 * (from + random() * (to - from))) / 1000;
  const milliseconds = (value: number) => Math.round(value * 1000) / 1000;
  const words = (most: number) => Array.from({ length: 1 + below(most) }, () => pick(VOCABULARY));

  /** Turns that may overlap those of others, never those of the same speaker. */
  const speak = (session: string, speakers: number, turns: number): TranscriptSegment[] => {
    const free = new Map<number, number>();
    let now = 0;
    return Array.from({ length: turns }, () => {
      const speaker = below(speakers);
      const start = Math.max(free.get(speaker) ?? 0, milliseconds(now + seconds(-1, 1.5)), 0);
      const end = milliseconds(start + seconds(0.2, 4));
      free.set(speaker, end);
      now = Math.max(now, end);
      return {
        session,
        speaker: `speaker-${speaker}`,
        startSeconds: start,
        endSeconds: end,
        words: words(6).join(" "),
      };
    });
  };
  const misheard = (word: string) => {
    const chance = random();
    if (chance < 0.75) return [word];
    if (chance < 0.85) return [pick(VOCABULARY)];
    return chance < 0.93 ? [] : [word, pick(VOCABULARY)];
  };
  /** The turns moved, some lost, some given to another speaker, some invented, words misheard. */
  const recognise = (turns: readonly TranscriptSegment[], session: string, names: number) => {
    const heard = turns
      .filter(() => random() > 0.1)
      .map((turn) => {
        const start = Math.max(0, milliseconds(turn.startSeconds + seconds(-0.4, 0.4)));
        const name = random() < 0.15 ? below(names) : Number(turn.speaker.slice("speaker-".length)) % names;
        return {
          session,
          speaker: `voice-${name}`,
          startSeconds: start,
          endSeconds: milliseconds(Math.max(start + 0.1, turn.endSeconds + seconds(-0.4, 0.4))),
          words: (turn.words ?? "").split(" ").flatMap(misheard).join(" ") || "a",
        };
      });
    const last = Math.max(...turns.map(({ endSeconds }) => endSeconds));
    const invented = Array.from({ length: 1 + below(2) }, () => {
      const start = seconds(0, last);
      return {
        session,
        speaker: `voice-${below(names + 1)}`,
        startSeconds: start,
        endSeconds: milliseconds(start + seconds(0.2, 1.5)),
        words: words(3).join(" "),
      };
    });
    return [...heard, ...invented].toSorted((a, b) => a.startSeconds - b.startSeconds);
  };
  /** One to three regions that leave some of the meeting out, also before, between and after turns. */
  const regions = (session: string, last: number): ScoredRegion[] => {
    const edges = Array.from({ length: 2 * (1 + below(3)) }, () => seconds(0, last + 3)).toSorted(
      (a, b) => a - b,
    );
    return edges.flatMap((startSeconds, index) => {
      const endSeconds = edges[index + 1] ?? startSeconds;
      return index % 2 === 0 && endSeconds > startSeconds ? [{ session, startSeconds, endSeconds }] : [];
    });
  };

  return Array.from({ length: count }, (_, index) => {
    const session = `meeting-${index}`;
    const speakers = 1 + (index % 5);
    const reference = speak(session, speakers, 3 + below(10)).toSorted(
      (a, b) => a.startSeconds - b.startSeconds,
    );
    const names = Math.max(1, speakers + below(3) - 1);
    const last = Math.max(...reference.map(({ endSeconds }) => endSeconds));
    return {
      session,
      reference,
      hypothesis: recognise(reference, session, names),
      regions: regions(session, last),
    };
  });
}

/** The meetings that every peer scores, so that their values can be compared with each other too. */
export const sharedMeetings: readonly Meeting[] = makeMeetings(40, 1);
