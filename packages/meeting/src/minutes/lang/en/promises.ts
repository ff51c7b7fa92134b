import type { OwnerHint } from "../language.ts";
import { ADVERB, claimsAt, DATED } from "./claims.ts";
import { around, stands } from "./moods.ts";

/** "I will …", "I am going to …", "let me …": the speaker promises. */
const PROMISE = new RegExp(
  `(?<!\\b(?:than|what|which|whatever|how|where|far as|when|who) )\\bi,? ${ADVERB}(?:will|shall|am going to|am about to|promise to|volunteer to|would be (?:happy|glad) to|would love to|am happy to) ${ADVERB}(?=\\w)|\\blet me (?=(?:write|send|prepare|draft|forward|put together|email|call|ask|book|set up|fix|take care|get back|update|type|compile|document|organi[sz]e|talk to|find out)\\b)`,
  "g",
);
/** "I have to …": a promise, if it is said what. */
const OBLIGATION = new RegExp(
  `(?<!\\b(?:than|what|which|all|everything|thing|things|that|how|why) )\\bi,? ${ADVERB}(?:have to|need to|must) ${ADVERB}(?=\\w)`,
  "g",
);
/** "I can …" is an offer with these verbs or a date; else it says what is possible. */
const OFFER = new RegExp(
  `(?<!\\b(?:than|what|which|all|everything|thing|things|that|one|ones|how|where|far as|when|who|if|so) )\\bi,? ${ADVERB}can ${ADVERB}(?=\\w)`,
  "g",
);
const OFFERED =
  /^(?:do (?:that|it|this)\b|take (?:that|this|it|care|on|over)|prepare|send|book|call|ask|check|organi[sz]e|set up|order|arrange|write|translate|print|handle|look (?:into|after)|contact|email|draft|talk to|speak to|bring|invite|review|test|fix|update|upload|forward|schedule|ring|phone)\b/;
/** Promises without a verb of work. */
const TAKES_ON =
  /\b(?:leave (?:it|that|this) (?:with|to) me|consider it done|(?:that|this|it) is on me|i am on it|count on me|that one is mine|i have got (?:it|that)(?=[,.]|$))\b/;

/** Whether the speaker of a plain sentence promises work. */
export function promisedIn(text: string): OwnerHint | undefined {
  if (text.endsWith("?") && !/,? (?:okay|ok|right|all right|alright)\?$/.test(text)) return undefined;
  const takes = TAKES_ON.exec(text);
  const dated = DATED.test(text);
  const works = [
    ...claimsAt(text, PROMISE),
    ...claimsAt(text, OBLIGATION).filter(({ work }) => dated || !work.refersBack),
    ...claimsAt(text, OFFER).filter(({ after }) => dated || OFFERED.test(after)),
  ].map(({ work }) => work);
  const clear = works.find(({ refersBack }) => !refersBack) ?? works[0];
  if (clear) return { kind: "speaker", refersBack: clear.refersBack };
  if (!takes) return undefined;
  const where = around(text, takes);
  return stands(where) ? { kind: "speaker", refersBack: true } : undefined;
}
