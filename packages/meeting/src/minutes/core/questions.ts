import type { Reader } from "./reader.ts";
import type { Question } from "./schema.ts";
import type { Sentence } from "./sentences.ts";

/** An answer starts within this time after the question. */
const ANSWER_WITHIN_SECONDS = 15;

/**
 * Questions without an answer, or whose answer leaves them open.
 * @param taken sentences that are something else: "could you …?" is a request
 */
export function findQuestions(
  sentences: readonly Sentence[],
  rules: Reader,
  taken: ReadonlySet<Sentence>,
): Question[] {
  return sentences.flatMap((sentence, index): Question[] => {
    if (taken.has(sentence)) return [];
    const open = { text: sentence.text, about: "content" as const, cites: [sentence.turn.id] };
    if (rules.isOpenQuestion(sentence.text)) return [open];
    if (!rules.isQuestion(sentence.text) || rules.isSmallTalk(sentence.text)) return [];
    const reply = sentences
      .slice(index + 1)
      .find(
        ({ turn }) =>
          turn.speaker !== sentence.turn.speaker &&
          turn.startSeconds <= sentence.turn.endSeconds + ANSWER_WITHIN_SECONDS,
      );
    if (!reply) return [open];
    if (rules.isNoAnswer(reply.text)) return [{ ...open, cites: [sentence.turn.id, reply.turn.id] }];
    return [];
  });
}
