import type { Reader } from "./reader.ts";
import type { Sentence } from "./sentences.ts";
import { isTakenBack, replyTo } from "./taken-back.ts";

/**
 * What was decided: neither taken back nor rejected by who speaks next. What a person is to do ("we agreed that Kim will
 * call") is an action instead.
 */
export const findDecisions = (sentences: readonly Sentence[], rules: Reader): Sentence[] =>
  sentences.filter(({ text }, index) => {
    if (!rules.isDecision(text) || rules.findAction(text)?.kind === "named") return false;
    const reply = replyTo(sentences, index, 1);
    return !isTakenBack(sentences, index, rules) && !(reply && rules.isRefusal(reply.text));
  });
