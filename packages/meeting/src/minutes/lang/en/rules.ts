import type { SentenceRules } from "../language.ts";
import { findAction } from "./actions.ts";
import { findDue } from "./dates.ts";
import { findDecision, isRecap } from "./decisions.ts";
import { plain } from "./plain.ts";
import { isOpenQuestion, isQuestion } from "./questions.ts";
import { isAcceptance, isNoAnswer, isRefusal, isRetraction } from "./replies.ts";
import { isSmallTalk } from "./small-talk.ts";
import { STOP_WORDS } from "./stop-words.ts";

const OPENS_TOPIC =
  /\b((first|second|third|next|last|final) (item|topic|point|on the agenda)|let us (move on|turn|start with|talk about|continue|go on)|moving on|agenda|another (thing|topic|point)|any other business)\b/;

/** Rules for minutes in English. */
export const rules: SentenceRules = {
  stopWords: STOP_WORDS,
  isSmallTalk: (sentence) => isSmallTalk(plain(sentence)),
  isDecision: (sentence) => findDecision(plain(sentence)) === "made",
  isProposal: (sentence) => findDecision(plain(sentence)) === "proposed",
  isRecap: (sentence) => isRecap(plain(sentence)),
  isQuestion: (sentence) => isQuestion(plain(sentence)),
  isOpenQuestion: (sentence) => isOpenQuestion(plain(sentence)),
  isNoAnswer: (sentence) => isNoAnswer(plain(sentence)),
  isAcceptance: (sentence) => isAcceptance(plain(sentence)),
  isRefusal: (sentence) => isRefusal(plain(sentence)),
  isRetraction: (sentence) => isRetraction(plain(sentence)),
  opensTopic: (sentence) => OPENS_TOPIC.test(plain(sentence)),
  findAction: (sentence, names) => findAction(plain(sentence), names),
  findDue,
};
