import type { Reader } from "./reader.ts";
import type { Sentence } from "./sentences.ts";
import { isTakenBack, replyTo } from "./taken-back.ts";

/**
 * What was decided: neither taken back nor rejected by who speaks next. What a person is to do ("we agreed that Kim will
 * call") is an action instead.
 */
export const findDecisions = (sentences: readonly Sentence[], rules: Reader): Sentence[] =>
  sentences.filter(({ text, turn }, index) => {
    if (recaps(sentences, index, turn, rules)) return false;
    const proposed = rules.isProposal(text);
    if (!(proposed || rules.isDecision(text)) || rules.findAction(text)?.kind === "named") return false;
    const reply = replyTo(sentences, index, 1);
    if (proposed && reply && !rules.isAcceptance(reply.text)) return false;
    return !isTakenBack(sentences, index, rules) && !(reply && rules.isRefusal(reply.text));
  });

/** Whether the speaker, in this turn, began to tell of an earlier meeting. */
const recaps = (
  sentences: readonly Sentence[],
  index: number,
  turn: Sentence["turn"],
  { isRecap }: Reader,
): boolean => {
  for (let at = index; sentences[at]?.turn === turn; at--)
    if (isRecap(sentences[at]?.text ?? "")) return true;
  return false;
};
