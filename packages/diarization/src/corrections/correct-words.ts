import type { Segment } from "@hapju/spec";
import type { Speaker, SpeakerSegment } from "../decisions.ts";
import type { Word } from "../observations/words.ts";
import { byTime, includes, middleOf, sharedSeconds } from "../segments.ts";
import { mainSpeaker } from "./anchors.ts";
import { commonWords } from "./common-words.ts";
import type { Correction } from "./correction.ts";

/** A word and the position in `People.speaking` of the segment it belongs to. */
export interface PlacedWord {
  readonly word: Word;
  readonly at: number;
}

type TextIs = Extract<Correction, { kind: "text-is" }>;

/**
 * Replaces recognised words by the text users typed: the words of the main speaker of the segment are replaced, those
 * of others stay. A word that stays keeps its time; new words share the time between their neighbours by their length.
 *
 * @param words in order of time
 * @returns in order of time
 */
export function correctWords(
  words: readonly PlacedWord[],
  speaking: readonly SpeakerSegment[],
  corrections: readonly Correction[],
): PlacedWord[] {
  let all = [...words];
  for (const correction of corrections) {
    if (correction.kind === "text-is") all = replace(all, speaking, correction);
  }
  return all;
}

function replace(
  words: readonly PlacedWord[],
  speaking: readonly SpeakerSegment[],
  { turn, text }: TextIs,
): PlacedWord[] {
  const speaker = mainSpeaker(speaking, turn);
  if (speaker === undefined) return [...words];
  const isReplaced = ({ word, at }: PlacedWord) =>
    speaking[at]?.speaker === speaker && includes(turn, middleOf(word));
  const texts = text.split(/\s+/).filter((each) => each !== "");
  const placed = retime(texts, words.filter(isReplaced), turn, longestSegment(speaking, speaker, turn));
  return [...words.filter((one) => !isReplaced(one)), ...placed].sort((a, b) => byTime(a.word, b.word));
}

/** Gives new texts the times of the old words they equal, and all others the time in between. */
function retime(
  texts: readonly string[],
  old: readonly PlacedWord[],
  turn: Segment,
  fallback: number,
): PlacedWord[] {
  const kept = commonWords(
    old.map(({ word }) => word.text),
    texts,
  );
  const result: PlacedWord[] = [];
  let [nextOld, nextText] = [0, 0];
  for (const [oldAt, textAt] of [...kept, [old.length, texts.length] as const]) {
    const [previous, following] = [old[nextOld - 1], old[oldAt]];
    const added = texts.slice(nextText, textAt);
    if (added.length > 0) {
      const replaced = old.slice(nextOld, oldAt);
      const before = previous?.word.endSeconds;
      const after = following?.word.startSeconds;
      // In the time of the words they replace; otherwise in the pause between their neighbours, or at its place.
      const from =
        replaced[0]?.word.startSeconds ?? before ?? Math.min(turn.startSeconds, after ?? turn.endSeconds);
      const to = replaced.at(-1)?.word.endSeconds ?? after ?? Math.max(turn.endSeconds, from);
      const at = (replaced[0] ?? previous ?? following)?.at ?? fallback;
      result.push(...spread(added, { startSeconds: from, endSeconds: Math.max(from, to) }, at));
    }
    const text = texts[textAt];
    if (following && text !== undefined)
      result.push({ ...following, word: { ...following.word, text, isTyped: true } });
    [nextOld, nextText] = [oldAt + 1, textAt + 1];
  }
  return result;
}

/** Words one after another over a segment, each as long as its share of the letters. */
function spread(texts: readonly string[], { startSeconds, endSeconds }: Segment, at: number): PlacedWord[] {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  let letters = 0;
  return texts.map((text) => {
    const time = (count: number) => startSeconds + ((endSeconds - startSeconds) * count) / total;
    const from = time(letters);
    letters += text.length;
    return {
      at,
      word: { text, startSeconds: from, endSeconds: time(letters), timing: "estimated", isTyped: true },
    };
  });
}

/** Position of the speaker's segment that shares most time with the turn. */
function longestSegment(speaking: readonly SpeakerSegment[], speaker: Speaker, turn: Segment): number {
  let [best, most] = [-1, Number.NEGATIVE_INFINITY];
  for (const [at, segment] of speaking.entries()) {
    if (segment.speaker !== speaker) continue;
    const shared = sharedSeconds(segment, turn);
    if (shared > most) [best, most] = [at, shared];
  }
  return best;
}
