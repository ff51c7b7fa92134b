import type { NistText, NistWord } from "./nist-text.ts";

/** Words as STM and CTM write them, so that they read as they are. */
export const writeNistText = (text: NistText): string => text.map((word) => writeWord(word, "")).join(" ");

/** One word, with a backslash before what would mean something else. `marks` are more characters that would. */
export function escapeWord(word: string, marks = ""): string {
  const escaped = [...word].map((character) =>
    `\\;{}${marks}`.includes(character) ? `\\${character}` : character,
  );
  if (/^(@|\(.+\)|IGNORE_?TIME_?SEGMENT_?IN_?SCORING)$/isu.test(word)) escaped.unshift("\\");
  if (word.length > 1 && escaped.at(-1) === "*") escaped.splice(-1, 0, "\\");
  return escaped.join("");
}

function writeWord(word: NistWord, marks: string): string {
  if (typeof word === "string") return escapeWord(word, marks);
  if ("optional" in word) return `(${escapeWord(word.optional, marks)})`;
  const readings = word.alternatives.map(
    (reading) => reading.map((each) => writeWord(each, "/")).join(" ") || "@",
  );
  return `{ ${readings.join(" / ")} }`;
}
