import { isSmallTalk } from "./small-talk.ts";

const STARTER = "^(?:(?:so|and|but|okay|ok|well|right|then|now|also|yeah|alright|all right|hey)[, ]+)*";
const AUXILIARY = "(?:do|does|did|have|has|is|are|was|were|can|could|will|would|shall|should|am)(?: not)?";
const SUBJECT =
  "(?:we|you|they|he|she|it|i|there|the|this|that|these|those|anyone|anybody|someone|somebody|everyone|our|my|your)";
/** The order of words of a question, for recognisers that write no question marks. */
const INVERTED = new RegExp(
  `${STARTER}(?:${AUXILIARY} ${SUBJECT}\\b|(?:who|what|when|where|why|which|how)(?: (?:much|many|long|often|far|soon|big|\\w+))? (?:${AUXILIARY}|happens|owns|pays|about)\\b|why do not we\\b|what if\\b|how about\\b|what about\\b)`,
);
const OPEN =
  /\b(?:open question|still (?:do not|need to|have to) (?:know|decide|find out|clarify|figure out|work out|agree)|remains (?:open|unclear|to be seen)|(?:it|that) (?:is|still is) (?:not (?:yet )?clear|still (?:unclear|open|not clear)|unclear|open)|is still (?:open|unclear)|not (?:yet )?(?:clear|decided|settled|agreed)|undecided|we do not (?:yet )?know (?:yet|if|whether|who|what|when|how|where))\b/;
const NOT_OPEN = /\b(?:is that clear|if|had|was|were|would)\b/;

/** Whether a plain sentence asks something that minutes should hold. */
export const isQuestion = (text: string): boolean =>
  (text.endsWith("?") || INVERTED.test(text)) &&
  !isSmallTalk(text) &&
  !/^(?:who|what) (?:is|are) (?:that|this|there)\?$/.test(text);

/** Whether a plain sentence states that a question is open. */
export const isOpenQuestion = (text: string): boolean =>
  OPEN.test(text) && !NOT_OPEN.test(text) && !text.endsWith("?");
