import type { Segment } from "@hapju/spec";
import { intersection, shared } from "../corrections/anchors.ts";
import { correctWords, type PlacedWord } from "../corrections/correct-words.ts";
import type { Correction } from "../corrections/correction.ts";
import type { People, Speaker, SpeakerSegment, Turn, TurnWord } from "../decisions.ts";
import type { TranscribedSegment, Word } from "../observations/words.ts";

/** Who speaks when, and what was written down. */
export interface TurnInputs {
  /** Every stretch given to the recogniser, written or not, of all chunks. */
  readonly words: readonly TranscribedSegment[];
  /** From `identifyPeople`. */
  readonly people: People;
  /** The same corrections that `identifyPeople` was given. */
  readonly corrections?: readonly Correction[];
}

/** A speaker's pause may be this long within one turn, if nobody else speaks in it. */
const PAUSE_SECONDS = 1.5;
/** A word outside all stretches goes to one this near: word times are less sure than stretches. */
const NEAR_SECONDS = 0.5;
/** Speech that was heard and not written is shown from this length on. */
const GAP_SECONDS = 0.3;

interface Draft {
  startSeconds: number;
  endSeconds: number;
  readonly speaker: Speaker;
  readonly stretches: number[];
  readonly words: TurnWord[];
}

/** Gives every word to whoever speaks at its time: a turn that changes speaker is split where the words do. */
export function attributeTurns({ words: written, people, corrections = [] }: TurnInputs): Turn[] {
  const { speaking } = people;
  const drafts = draftsOf(speaking, bordersIn(corrections, speaking));
  const owner = new Map(drafts.flatMap((draft) => draft.stretches.map((at) => [at, draft] as const)));
  const words = written.flatMap((segment) => segment.words).toSorted(byTime);
  const near = window(speaking);

  const placed: PlacedWord[] = [];
  for (const word of words) {
    const at = speakerAt(word, speaking, near(word));
    if (at !== undefined) placed.push({ word, at });
    else {
      // Written although nobody was heard: keep the word, name nobody.
      drafts.push({
        ...interval(word),
        speaker: lastUnknown(people),
        stretches: [],
        words: [{ ...word, speakerConfidence: 0 }],
      });
    }
  }
  for (const { word, at } of correctWords(placed, speaking, corrections))
    owner.get(at)!.words.push({ ...word, speakerConfidence: speaking[at]!.confidence });

  const typed = corrections.flatMap((one) =>
    one.kind === "text-is" && one.text.trim() !== "" ? [one.turn] : [],
  );
  const silent = written.filter(
    (segment) => segment.words.length === 0 && !typed.some((turn) => shared(turn, segment) > 0),
  );
  return drafts.flatMap((draft) => toTurn(draft, speaking, silent)).sort(byTime);
}

/** A border between turns that people asked for, or asked away. */
interface Border {
  readonly seconds: number;
  readonly cuts: boolean;
  /** Whose turns it is about; absent: everybody's. */
  readonly speaker?: Speaker;
}

/** A border may lie this far within what is said before or after the pause it is about. */
const BORDER_SECONDS = 0.051;

const bordersIn = (corrections: readonly Correction[], speaking: readonly SpeakerSegment[]): Border[] =>
  corrections.flatMap((one): Border[] => {
    if (one.kind === "join") {
      const speaker = pausing(speaking, one.seconds);
      return speaker === undefined ? [] : [{ seconds: one.seconds, cuts: false, speaker }];
    }
    return one.kind === "split" && one.x === undefined ? [{ seconds: one.seconds, cuts: true }] : [];
  });

/** Whose pause a time is in: everybody who is silent then and goes on later pauses, and it is whoever pauses shortest. */
function pausing(speaking: readonly SpeakerSegment[], seconds: number): Speaker | undefined {
  const before = new Map<Speaker, number>();
  let shortest: { readonly speaker: Speaker; readonly pause: number } | undefined;
  for (const { speaker, startSeconds, endSeconds } of speaking) {
    const end = before.get(speaker);
    const spans =
      end !== undefined && end - BORDER_SECONDS <= seconds && startSeconds + BORDER_SECONDS >= seconds;
    if (spans && startSeconds - end < (shortest?.pause ?? Number.POSITIVE_INFINITY))
      shortest = { speaker, pause: startSeconds - end };
    before.set(speaker, Math.max(end ?? 0, endSeconds));
  }
  return shortest?.speaker;
}

/** Joins what one speaker says without anybody else in between; where people said otherwise, the last word counts. */
function draftsOf(speaking: readonly SpeakerSegment[], borders: readonly Border[]): Draft[] {
  const drafts: Draft[] = [];
  const open = new Map<Speaker, Draft>();
  speaking.forEach((stretch, at) => {
    const draft = open.get(stretch.speaker);
    const asked =
      draft &&
      borders.findLast(
        ({ seconds, speaker = stretch.speaker }) =>
          speaker === stretch.speaker &&
          seconds >= draft.endSeconds - BORDER_SECONDS &&
          seconds <= stretch.startSeconds + BORDER_SECONDS,
      );
    const flows = () =>
      stretch.startSeconds - draft!.endSeconds <= PAUSE_SECONDS &&
      !speaking.some(
        (other, position) =>
          position < at &&
          other.speaker !== stretch.speaker &&
          other.startSeconds >= draft!.startSeconds &&
          other.endSeconds > draft!.endSeconds - 1e-6 &&
          other.startSeconds < stretch.startSeconds + 1e-6,
      );
    if (draft && (asked ? !asked.cuts : flows())) {
      draft.endSeconds = Math.max(draft.endSeconds, stretch.endSeconds);
      draft.stretches.push(at);
      return;
    }
    const next: Draft = { ...interval(stretch), speaker: stretch.speaker, stretches: [at], words: [] };
    open.set(stretch.speaker, next);
    drafts.push(next);
  });
  return drafts;
}

/** The stretch that holds most of the word; of two equal ones the surer. */
function speakerAt(
  word: Word,
  speaking: readonly SpeakerSegment[],
  candidates: readonly number[],
): number | undefined {
  let best: number | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const at of candidates) {
    const stretch = speaking[at]!;
    const inside = shared(stretch, word);
    const away = Math.max(stretch.startSeconds - word.endSeconds, word.startSeconds - stretch.endSeconds, 0);
    if (away > NEAR_SECONDS) continue;
    const claim = inside > 0 ? inside * (0.5 + stretch.confidence / 2) : -away;
    if (claim > most) [best, most] = [at, claim];
  }
  return best;
}

/** Positions of the stretches near a word. Words must come in order of time. */
function window(speaking: readonly SpeakerSegment[]): (word: Word) => number[] {
  let first = 0;
  const latestEnd = speaking.map(({ endSeconds }) => endSeconds);
  for (let i = 1; i < latestEnd.length; i++) latestEnd[i] = Math.max(latestEnd[i]!, latestEnd[i - 1]!);
  return (word) => {
    while (first < speaking.length && latestEnd[first]! < word.startSeconds - NEAR_SECONDS) first++;
    const found: number[] = [];
    for (let at = first; at < speaking.length; at++) {
      if (speaking[at]!.startSeconds > word.endSeconds + NEAR_SECONDS) break;
      found.push(at);
    }
    return found;
  };
}

function toTurn(
  draft: Draft,
  speaking: readonly SpeakerSegment[],
  silent: readonly TranscribedSegment[],
): Turn[] {
  const gaps = draft.stretches.flatMap((at) =>
    silent.map((segment) => intersection(segment, speaking[at]!)).filter(isLong),
  );
  // A short sound of which nothing was written, next to speech that was: not worth a turn.
  const own = interval(draft);
  if (draft.words.length === 0 && gaps.length === 0 && isLong(own)) gaps.push(own);
  if (draft.words.length === 0 && gaps.length === 0) return [];
  let seconds = 0;
  let sum = 0;
  for (const at of draft.stretches) {
    const { startSeconds, endSeconds, confidence } = speaking[at]!;
    seconds += endSeconds - startSeconds;
    sum += confidence * (endSeconds - startSeconds);
  }
  return [
    {
      startSeconds: draft.startSeconds,
      endSeconds: draft.endSeconds,
      speaker: draft.speaker,
      words: draft.words,
      gaps,
      confidence: seconds > 0 ? sum / seconds : 0,
      evidence: draft.stretches,
    },
  ];
}

function lastUnknown({ tracks, voices, speaking }: People): Speaker {
  const numbers = [...tracks, ...voices, ...speaking].flatMap(({ speaker }) => {
    const number = /^unknown-(\d+)$/.exec(speaker)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const left = speaking.find(({ by }) => by === "none")?.speaker;
  return left ?? `unknown-${Math.max(0, ...numbers) + 1}`;
}

function isLong({ startSeconds, endSeconds }: Segment): boolean {
  return endSeconds - startSeconds >= GAP_SECONDS;
}

function interval({ startSeconds, endSeconds }: Segment): Segment {
  return { startSeconds, endSeconds };
}

function byTime(a: Segment, b: Segment): number {
  return a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds;
}
