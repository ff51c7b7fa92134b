import type { Word } from "@hapju/diarization";
import { type Rewriting, rewriteText } from "../lang/rewriting.ts";

/** A word as it is read, with what was said where that differs. */
export type ReadWord<Said extends Word> = Said & { readonly said?: string | undefined };

/**
 * Writes words for reading. Words that are rewritten together become one, as long as they lasted; what a person typed stays.
 *
 * @param rewritings finds the parts of the words, joined by spaces, that are written otherwise
 */
export function readWords<Said extends Word>(
  words: readonly Said[],
  rewritings: (text: string) => readonly Rewriting[],
): ReadWord<Said>[] {
  const read: ReadWord<Said>[] = [];
  let open = rewritings(words.map(({ text }) => text).join(" "));
  let group: Said[] = [];
  let [from, start] = [0, 0];
  for (const word of words) {
    const end = start + word.text.length;
    group.push(word);
    // A rewriting that begins in the group, or with the space behind it, takes in the next word.
    const own = open.filter((rewriting) => rewriting.start <= end);
    start = end + 1;
    if (own.some((rewriting) => rewriting.end > end)) continue;
    read.push(...(group.some(({ isTyped }) => isTyped) ? group : joined(group, own, from)));
    open = open.slice(own.length);
    [group, from] = [[], start];
  }
  return read;
}

/** @param from where the first word begins in the text */
function joined<Said extends Word>(
  words: readonly Said[],
  rewritings: readonly Rewriting[],
  from: number,
): ReadWord<Said>[] {
  const [first] = words;
  if (!first || rewritings.length === 0) return [...words];
  const said = words.map(({ text }) => text).join(" ");
  const text = rewriteText(
    said,
    rewritings.map((one) => ({ ...one, start: one.start - from, end: one.end - from })),
  );
  return [{ ...first, text, endSeconds: Math.max(...words.map(({ endSeconds }) => endSeconds)), said }];
}
