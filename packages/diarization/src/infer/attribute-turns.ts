import type { Segment } from "@hapju/spec";
import { correctWords, type PlacedWord } from "../corrections/correct-words.ts";
import type { Correction } from "../corrections/correction.ts";
import type { People, Speaker, SpeakerSegment, Turn, TurnWord } from "../decisions.ts";
import { defined } from "../defined.ts";
import type { TranscribedSegment } from "../observations/words.ts";
import { byTime, intersection, segmentOf, sharedSeconds } from "../segments.ts";
import { segmentOfWord } from "../words/segment-of-word.ts";
import { type TurnDraft, turnDrafts } from "./turn-drafts.ts";

/** Who speaks when, and what was transcribed. */
export interface TurnInputs {
  /** Every segment given to the recogniser, with or without words, of all chunks. */
  readonly words: readonly TranscribedSegment[];
  /** From `identifyPeople`. */
  readonly people: People;
  /** The same corrections that `identifyPeople` was given. */
  readonly corrections?: readonly Correction[];
}

/** Speech that was not transcribed is shown from this length on. */
const GAP_SECONDS = 0.3;

/** A turn, and its words as far as they are known. */
interface WordedDraft extends TurnDraft {
  readonly words: TurnWord[];
}

/** Gives every word to the person who speaks at its time: a transcribed segment is split where its speaker changes. */
export function attributeTurns({ words: transcribed, people, corrections = [] }: TurnInputs): Turn[] {
  const { speaking } = people;
  const drafts = turnDrafts(speaking, corrections).map((draft): WordedDraft => ({ ...draft, words: [] }));
  const owners = new Map(drafts.flatMap((draft) => draft.segments.map((at) => [at, draft] as const)));

  const placed: PlacedWord[] = [];
  const find = segmentOfWord(speaking);
  for (const word of transcribed.flatMap((segment) => segment.words).toSorted(byTime)) {
    const at = find(word);
    if (at !== undefined) placed.push({ word, at });
    else {
      // Transcribed although there is no speech: keep the word, name no person.
      drafts.push({
        ...segmentOf(word),
        speaker: unattributedIn(people),
        segments: [],
        words: [{ ...word, speakerConfidence: 0 }],
      });
    }
  }
  for (const { word, at } of correctWords(placed, speaking, corrections))
    defined(owners.get(at)).words.push({ ...word, speakerConfidence: defined(speaking[at]).confidence });

  const typed = corrections.flatMap((one) =>
    one.kind === "text-is" && one.text.trim() !== "" ? [one.turn] : [],
  );
  const silent = transcribed.filter(
    (segment) => segment.words.length === 0 && !typed.some((turn) => sharedSeconds(turn, segment) > 0),
  );
  return drafts.flatMap((draft) => toTurn(draft, speaking, silent) ?? []).sort(byTime);
}

function toTurn(
  draft: WordedDraft,
  speaking: readonly SpeakerSegment[],
  silent: readonly TranscribedSegment[],
): Turn | undefined {
  const segments = draft.segments.map((at) => defined(speaking[at]));
  const gaps = segments.flatMap((segment) => silent.map((gap) => intersection(gap, segment)).filter(isLong));
  // A short sound without words, next to speech with words, is not worth a turn.
  const own = segmentOf(draft);
  if (draft.words.length === 0 && gaps.length === 0 && isLong(own)) gaps.push(own);
  if (draft.words.length === 0 && gaps.length === 0) return undefined;
  let seconds = 0;
  let sum = 0;
  for (const { startSeconds, endSeconds, confidence } of segments) {
    seconds += endSeconds - startSeconds;
    sum += confidence * (endSeconds - startSeconds);
  }
  return {
    ...own,
    speaker: draft.speaker,
    words: draft.words,
    gaps,
    confidence: seconds > 0 ? sum / seconds : 0,
    evidence: draft.segments,
  };
}

/** The label of speech without a known speaker; a new number if there is none yet. */
function unattributedIn({ tracks, voices, speaking }: People): Speaker {
  const numbers = [...tracks, ...voices, ...speaking].flatMap(({ speaker }) => {
    const number = /^unknown-(\d+)$/.exec(speaker)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const existing = speaking.find(({ by }) => by === "none")?.speaker;
  return existing ?? `unknown-${Math.max(0, ...numbers) + 1}`;
}

function isLong({ startSeconds, endSeconds }: Segment): boolean {
  return endSeconds - startSeconds >= GAP_SECONDS;
}
