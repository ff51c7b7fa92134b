import type { OwnerHint, SentenceRules } from "../lang/language.ts";

/** The rules of a language for one meeting. Each answer is kept, since several sections ask the same of one sentence. */
export interface Reader extends Omit<SentenceRules, "findAction" | "isProposal" | "isRecap"> {
  isProposal(sentence: string): boolean;
  isRecap(sentence: string): boolean;
  findAction(sentence: string): OwnerHint | undefined;
}

function kept<Answer>(ask: (sentence: string) => Answer): (sentence: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (sentence) => {
    const known = answers.get(sentence);
    if (known) return known.answer;
    const answer = ask(sentence);
    answers.set(sentence, { answer });
    return answer;
  };
}

/**
 * Rules that answer once.
 * @param names what the attendees may be called
 */
export const readerOf = (rules: SentenceRules, names: readonly string[]): Reader => ({
  ...rules,
  isSmallTalk: kept((sentence) => rules.isSmallTalk(sentence)),
  isDecision: kept((sentence) => rules.isDecision(sentence)),
  isProposal: kept((sentence) => rules.isProposal?.(sentence) ?? false),
  isRecap: kept((sentence) => rules.isRecap?.(sentence) ?? false),
  isQuestion: kept((sentence) => rules.isQuestion(sentence)),
  isRefusal: kept((sentence) => rules.isRefusal(sentence)),
  isRetraction: kept((sentence) => rules.isRetraction(sentence)),
  findAction: kept((sentence) => rules.findAction(sentence, names)),
});
