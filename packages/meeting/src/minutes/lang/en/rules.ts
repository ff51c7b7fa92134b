import { escapeForPattern, type OwnerHint, type SentenceRules } from "../language.ts";
import { findDue } from "./dates.ts";

const STOP_WORDS =
  "a about after afternoon again all also am an and any are as at be because been before being but by can could did do does doing done down each everybody everyone everything for from get go going good got had has have having he hello her here hers him his how i if in into is it its just know let like me more morning most my need new nice no not now of off okay on once only or other our out over please really right same say she should so side some still such sure talk than thank thanks that the their them then there these they thing things think this those through to today too under until up us very want was we well were what when where which while who whom why will with would yeah yes you your";

const DECISION =
  /\b(we|everyone|the team)( have| has|'ve)? (all )?(now )?(decided|agreed|settled|concluded)\b|\b(it is|it's|that is|that's) (decided|agreed|settled)\b|\bdecision is\b|\b(so|then|okay|ok|all right|alright|agreed)?,? ?we('ll| will) (go with|move|release|ship|launch|use|keep|postpone|delay|cancel|hire|adopt|choose|switch|start|stop|drop|buy)\b|\blet('s| us) (go with|move the|keep|use|postpone|delay|cancel|adopt|choose|switch to|drop)\b/i;
const OPEN_QUESTION =
  /\b(open question|still (do not|don't|need to) (know|decide|find out|clarify)|remains (open|unclear)|it is (not|still) (clear|unclear|open)|not (yet )?(clear|decided)|we do not know yet)\b/i;
const NO_ANSWER =
  /\b(i|we) (do not|don't) know|\bnot sure\b|\bno idea\b|\bfind out\b|\bcheck (that|this|it)?\b|\blater\b|\bnext time\b|\bgood question\b|\b(still|remains) open\b/i;
const ACCEPTANCE =
  /^(yes|yeah|sure|okay|ok|of course|certainly|no problem|will do|i will|i'll|i can|happy to)\b/i;
const OPENS_TOPIC =
  /\b((first|second|third|next|last|final) (item|topic|point|on the agenda)|let('s| us) (move on|turn|start with|talk about|continue|go on)|moving on|agenda|another (thing|topic|point)|any other business)\b/i;
const PROMISE =
  /\b(i|we)('ll| will| am going to|'m going to| can take| shall)\s+(?!(be|say|see|think|wait|have|need|not|never|go|know|talk|start|begin|move on|come|hear)\b)[a-z]+/i;
const REQUEST = /\b(can|could|would|will) (you|someone|somebody|anyone|anybody)\b|^(please|kindly)\b/i;
const DUTY = /\b(someone|somebody|we|you) (should|needs? to|has to|have to|must)\b/i;
const ACTION_ITEM = /\b(action item|to-?do)\b/i;
const CONDITION = /\bif\b|\bwould have\b|\b(do|did) not need to\b/i;

const name = (names: readonly string[]) => names.map(escapeForPattern).join("|");

function findNamed(sentence: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const duty = `(will|'ll|is going to|should|needs to|has to|must|can|please|could|would|to)`;
  const subject = new RegExp(
    `\\b(${name(names)})\\b(?: you)?,? (?:please |can you |could you |would you |will you |${duty}\\b)`,
    "i",
  );
  const ending = new RegExp(`\\b(?:can|could|will|would) you\\b.*,? (${name(names)})[?.!]?$`, "i");
  return (subject.exec(sentence) ?? ending.exec(sentence))?.[1];
}

/** Rules for minutes in English. */
export const rules: SentenceRules = {
  stopWords: new Set(STOP_WORDS.split(" ")),
  isDecision: (sentence) => DECISION.test(sentence) && !sentence.endsWith("?"),
  isQuestion: (sentence) => sentence.endsWith("?"),
  isOpenQuestion: (sentence) => OPEN_QUESTION.test(sentence),
  isNoAnswer: (sentence) => NO_ANSWER.test(sentence),
  isAcceptance: (sentence) => ACCEPTANCE.test(sentence),
  opensTopic: (sentence) => OPENS_TOPIC.test(sentence),
  findAction(sentence, names): OwnerHint | undefined {
    if (CONDITION.test(sentence)) return undefined;
    const named = findNamed(sentence, names);
    if (named) return { kind: "named", name: named };
    const promise = PROMISE.exec(sentence);
    if (promise?.[1]?.toLowerCase() === "i") return { kind: "speaker" };
    if (REQUEST.test(sentence)) return { kind: "listener" };
    const dated = findDue(sentence, undefined) !== undefined;
    if (ACTION_ITEM.test(sentence) || (dated && (promise || DUTY.test(sentence)))) return { kind: "unnamed" };
    return undefined;
  },
  findDue,
};
