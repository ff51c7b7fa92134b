import type { Segment } from "@hapju/spec";
import type { Speaker, SpeakerSegment } from "../decisions.ts";
import type { Word } from "../observations/words.ts";
import { loudest, shared } from "./anchors.ts";
import type { Correction } from "./correction.ts";

/** A word and the stretch of `People.speaking` it belongs to, by position. */
export interface PlacedWord {
  readonly word: Word;
  readonly at: number;
}

type TextIs = Extract<Correction, { kind: "text-is" }>;

const middle = ({ startSeconds, endSeconds }: Segment) => (startSeconds + endSeconds) / 2;
const holds = (turn: Segment, seconds: number) => seconds >= turn.startSeconds && seconds < turn.endSeconds;

/**
 * Puts the text that people typed in the place of what was recognised: the words of whoever speaks most in the
 * stretch are replaced, those of others stay. A word that stays keeps its time; new words share the time between
 * their neighbours by their length.
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
  const speaker = loudest(speaking, turn);
  if (speaker === undefined) return [...words];
  const isOld = ({ word, at }: PlacedWord) => speaking[at]!.speaker === speaker && holds(turn, middle(word));
  const old = words.filter(isOld);
  const fallback = longest(speaking, speaker, turn);
  const placed = retime(
    text.split(/\s+/).filter((each) => each !== ""),
    old,
    turn,
    fallback,
  );
  return [...words.filter((one) => !isOld(one)), ...placed].sort(
    (a, b) => a.word.startSeconds - b.word.startSeconds || a.word.endSeconds - b.word.endSeconds,
  );
}

/** Gives new texts the times of the old words they equal, and the rest the time in between. */
function retime(
  texts: readonly string[],
  old: readonly PlacedWord[],
  turn: Segment,
  fallback: number,
): PlacedWord[] {
  const kept = pairs(
    old.map(({ word }) => word.text),
    texts,
  );
  const result: PlacedWord[] = [];
  let [nextOld, nextText] = [0, 0];
  for (const [oldAt, textAt] of [...kept, [old.length, texts.length] as const]) {
    const added = texts.slice(nextText, textAt);
    if (added.length > 0) {
      const gone = old.slice(nextOld, oldAt);
      const before = old[nextOld - 1]?.word.endSeconds;
      const after = old[oldAt]?.word.startSeconds;
      // In the time of the words they stand for; where they stand for none, in the pause, or where there is none, at its place.
      const from =
        gone[0]?.word.startSeconds ?? before ?? Math.min(turn.startSeconds, after ?? turn.endSeconds);
      const to = gone.at(-1)?.word.endSeconds ?? after ?? Math.max(turn.endSeconds, from);
      const at = (gone[0] ?? old[nextOld - 1] ?? old[oldAt])?.at ?? fallback;
      result.push(...spread(added, { startSeconds: from, endSeconds: Math.max(from, to) }, at));
    }
    if (oldAt < old.length)
      result.push({ ...old[oldAt]!, word: { ...old[oldAt]!.word, text: texts[textAt]! } });
    [nextOld, nextText] = [oldAt + 1, textAt + 1];
  }
  return result;
}

function spread(texts: readonly string[], { startSeconds, endSeconds }: Segment, at: number): PlacedWord[] {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  let letters = 0;
  return texts.map((text) => {
    const time = (count: number) => startSeconds + ((endSeconds - startSeconds) * count) / total;
    const from = time(letters);
    letters += text.length;
    return { at, word: { text, startSeconds: from, endSeconds: time(letters), timing: "estimated" } };
  });
}

/** Words compare without case and marks: a comma that was added does not cost a word its time. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || text;

/** The longest common subsequence of two lists of words, as pairs of positions. */
function pairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const [left, right] = [a.map(bare), b.map(bare)];
  const width = right.length + 1;
  const length = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      length[i * width + j] =
        left[i] === right[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const found: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) found.push([i++, j++]);
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
    else j++;
  }
  return found;
}

function longest(speaking: readonly SpeakerSegment[], speaker: Speaker, turn: Segment): number {
  let best = -1;
  for (const [at, one] of speaking.entries()) {
    if (one.speaker !== speaker) continue;
    if (best < 0 || shared(one, turn) > shared(speaking[best]!, turn)) best = at;
  }
  return best;
}
