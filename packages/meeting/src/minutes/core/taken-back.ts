import type { SentenceRules } from "../lang/language.ts";
import type { Sentence } from "./sentences.ts";

/** A retraction comes within this many sentences and turns. */
const SENTENCES = 3;
const TURNS = 2;

/** Whether one of the next sentences takes back what was said. */
export const isTakenBack = (
  sentences: readonly Sentence[],
  index: number,
  rules: Pick<SentenceRules, "isRetraction">,
): boolean => {
  const turnIndex = sentences[index]?.turnIndex ?? 0;
  return sentences
    .slice(index + 1, index + 1 + SENTENCES)
    .some((next) => next.turnIndex <= turnIndex + TURNS && rules.isRetraction(next.text));
};

/** The first sentence of somebody else within a number of turns. */
export const replyTo = (
  sentences: readonly Sentence[],
  index: number,
  turns: number,
): Sentence | undefined => {
  const said = sentences[index];
  if (!said) return undefined;
  return sentences
    .slice(index + 1)
    .find(({ turn, turnIndex }) => turnIndex <= said.turnIndex + turns && turn.speaker !== said.turn.speaker);
};
