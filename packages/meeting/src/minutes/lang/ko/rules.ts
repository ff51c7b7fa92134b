import type { SentenceRules } from "../language.ts";
import { findAction } from "./actions.ts";
import { findDue } from "./dates.ts";
import { isDecision } from "./decisions.ts";
import { plain } from "./plain.ts";
import { isOpenQuestion, isQuestion } from "./questions.ts";
import { isAcceptance, isNoAnswer, isRefusal, isRetraction } from "./replies.ts";
import { isSmallTalk } from "./small-talk.ts";
import { STOP_WORDS } from "./stop-words.ts";

const OPENS_TOPIC =
  /(첫|두|세|네|다음|마지막) ?(번째)? ?(안건|주제|항목)|다음으로|넘어가|(시작|논의)(하겠습니다|하ㅂ시다|하죠)/;

/** Rules for minutes in Korean. */
export const rules: SentenceRules = {
  stopWords: STOP_WORDS,
  isSmallTalk: (sentence) => isSmallTalk(plain(sentence)),
  isDecision: (sentence) => isDecision(plain(sentence)),
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
