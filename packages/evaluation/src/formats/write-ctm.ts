import type { TranscriptSegment } from "../transcript.ts";
import { name, secondsText } from "./fields.ts";
import { inNistOrder } from "./nist-order.ts";
import type { NistText } from "./nist-text.ts";
import { escapeWord } from "./write-nist-text.ts";

/**
 * Writes CTM in NIST's order. A segment of several words is cut into equal parts; of readings in readings, which CTM does
 * not know, each is written out. Without a channel the speaker is written for it.
 */
export function writeCtm(segments: readonly TranscriptSegment[]): string {
  const lines = segments.flatMap((segment) => {
    const text: NistText = segment.readings ?? (segment.words ?? "").split(/\s+/).filter(Boolean);
    const duration = (segment.endSeconds - segment.startSeconds) / text.length;
    const { session, channel = segment.speaker, speaker } = segment;
    const suffix = speaker === channel ? "" : ` NA lex ${name(speaker)}`;
    const prefix = `${name(session)} ${name(channel)}`;
    return text.map((item, index) => {
      const startSeconds = segment.startSeconds + index * duration;
      const wordsFrom = (words: readonly string[]) =>
        words.map((word, at) => {
          const length = duration / words.length;
          return `${prefix} ${secondsText(startSeconds + at * length)} ${secondsText(length)} ${word}${suffix}\n`;
        });
      const [reading, ...others] = readingsOf([item]).map(wordsFrom);
      const tag = (tagName: string) => `${prefix} * * <${tagName}>\n`;
      const text =
        others.length === 0
          ? (reading ?? []).join("")
          : [
              tag("ALT_BEGIN"),
              ...(reading ?? []),
              ...others.flatMap((other) => [tag("ALT"), ...other]),
              tag("ALT_END"),
            ].join("");
      return { session, channel, startSeconds, text };
    });
  });
  return inNistOrder(lines)
    .map(({ text }) => text)
    .join("");
}

/** Every way to read a text, with optional words in parentheses. */
function readingsOf(text: NistText): string[][] {
  return text.reduce<string[][]>(
    (before, word) => {
      const next =
        typeof word === "string"
          ? [[escapeCtm(word)]]
          : "optional" in word
            ? [[`(${escapeWord(word.optional)})`]]
            : word.alternatives.flatMap(readingsOf);
      return before.flatMap((start) => next.map((end) => [...start, ...end]));
    },
    [[]],
  );
}

/** A word that is none of the tags of alternatives. */
const escapeCtm = (word: string) => escapeWord(word).replace(/^(?=<ALT(_BEGIN|_END)?>$)/i, "\\");
