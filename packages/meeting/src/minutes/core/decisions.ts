import type { ActionContext } from "./actions.ts";
import type { Sentence } from "./sentences.ts";
import { isTakenBack, replyTo } from "./taken-back.ts";

/**
 * What was decided: neither taken back nor rejected by who speaks next. What a person is to do ("we agreed that Kim will
 * call") is an action instead.
 */
export const findDecisions = (
  sentences: readonly Sentence[],
  { names, rules }: Pick<ActionContext, "names" | "rules">,
): Sentence[] => {
  const called = [...names.keys()];
  return sentences.filter(({ text }, index) => {
    if (!rules.isDecision(text) || rules.findAction(text, called)?.kind === "named") return false;
    const reply = replyTo(sentences, index, 1);
    return !isTakenBack(sentences, index, rules) && !(reply && rules.isRefusal(reply.text));
  });
};
