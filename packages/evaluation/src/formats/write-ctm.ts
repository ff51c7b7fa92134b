import type { TranscriptSegment } from "../transcript.ts";
import { name, secondsText } from "./fields.ts";
import { inNistOrder } from "./nist-order.ts";
import { type NistText, textOf } from "./nist-text.ts";
import { escapeWord } from "./write-nist-text.ts";

/**
 * Writes CTM in NIST's order. A segment of several words is cut into equal parts; of readings in readings, which CTM does
 * not know, each is written out. Without a channel the speaker is written for it.
 */
export function writeCtm(segments: readonly TranscriptSegment[]): string {
  return inNistOrder(segments.flatMap(entriesOf))
    .map(({ text }) => text)
    .join("");
}

/** The words of a segment, those of a choice of readings together. */
function entriesOf(segment: TranscriptSegment) {
  const text = textOf(segment);
  const { session, channel = segment.speaker, speaker } = segment;
  const duration = (segment.endSeconds - segment.startSeconds) / text.length;
  const prefix = `${name(session)} ${name(channel)}`;
  const suffix = speaker === channel ? "" : ` NA lex ${name(speaker)}`;
  const linesOf = (words: readonly string[], startSeconds: number) => {
    const length = duration / words.length;
    return words.map((word, index) => {
      const start = secondsText(startSeconds + index * length);
      return `${prefix} ${start} ${secondsText(length)} ${word}${suffix}\n`;
    });
  };
  return text.map((item, index) => {
    const startSeconds = segment.startSeconds + index * duration;
    const readings = readingsOf([item]).map((words) => linesOf(words, startSeconds).join(""));
    const tag = (tagName: string) => `${prefix} * * <${tagName}>\n`;
    const lines = readings.join(tag("ALT"));
    return {
      session,
      channel,
      startSeconds,
      text: readings.length > 1 ? `${tag("ALT_BEGIN")}${lines}${tag("ALT_END")}` : lines,
    };
  });
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
