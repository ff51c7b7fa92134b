import type { ClaimContext } from "../claim-context.ts";

/** Words that begin a claim of their own: what was denied or reported before them does not touch it. */
const BOUNDARY =
  /[.;:!?]|(?:^|[ ,])(?:but|however|anyway|anyhow|because|therefore|long story short)(?= |,)|, (?:and|so)(?= )| (?:so|and)(?= (?:i|we|then|now)\b)/g;

const CONDITION =
  /\b(?:if|unless|suppose|supposing|assuming|imagine|provided|whether|in case|had (?:we|they|i|you)|were (?:it|we|i)|until|say we|depends?|in theory|otherwise)\b/;
/** "If you like", "if that is okay": polite, not a condition. */
const POLITE_CONDITION =
  /,? ?\bif (?:you (?:like|want|wish|do not mind|prefer)|(?:that|it) is (?:okay|ok|all right|alright|fine)(?: (?:with|for) \w+)?|that helps|(?:it is )?possible|necessary|needed|i may|i can)\b,?/g;
/** After these verbs "if" means "whether". */
const ASKS =
  /\b(?:ask|asks|check|see|find out|know|tell|test|verify|confirm|look|clarify|decide|try)\b[^,]*$/;

const REPORT =
  /\b(?:said|says?|saying|told|tells?|tell me|telling|convinced|claims?|claimed|argue[sd]?|thinks|thought|believed?s|wrote|writes|announced|promised|heard|read(?: that)?|rumou?rs?|according to|apparently|allegedly|supposedly|the minutes|quote|mentioned|suggested|insists?|insisted|swore|used to|turned out)\b/;
/** The speaker's own words about what they are doing: no report. */
const OWN_WORDS =
  /\b(?:i (?:think|guess|suppose|believe|say|promise)|as i said|let us say|(?:i|we) want(?: to)?)\b/g;
const REPORT_AFTER =
  /\b(?:according to|they (?:say|said|claim)|(?:he|she|they) (?:always )?(?:says?|said|told)|i heard|i(?: have)? read|apparently|supposedly|allegedly)\b/;

const DENIAL =
  /\b(?:not|never) (?:\w+ ){0,2}(?:think|believe|say|said|saying|sure|certain|true|clear|like|as if|recall|remember|promise|promised|agree|want|mean|claim|convinced|know|aware|seem|mean)\b[^,]*$|\b(?:nobody|no one|none of (?:us|them)|neither|hardly|doubt|doubtful|unlikely|unclear|unsure|far from|nowhere|impossible|no way|wrong|pretend)\b[^,]*$/;

const RETRACTION =
  /\b(?:scrap that|scratch that|strike that|forget (?:it|that|about (?:it|that))|never ?mind|no,? (?:wait|sorry|hang on|hold on)|wait,? no|actually,? no|sorry,? no|oh no|on second thoughts?|(?:i )?take (?:that|it) back|(?:or )?rather (?:i|we) (?:will|do|can) not|(?:that|it) is wrong|(?:i|we) did not (?:agree|decide|settle|say)|sorry,? (?:but )?(?:i|we) can not|i stand corrected|correction)\b/;
const JOKE =
  /\b(?:(?:just |only )?(?:kidding|joking)|ha ?ha(?: ?ha)*|, ha|lol|as a joke|i wish|yeah,? (?:sure|right),? and|while we are at it)\b/;

/** The text around a match, cut where another claim begins. */
export function around(text: string, match: RegExpExecArray): ClaimContext {
  const end = match.index + match[0].length;
  const left = text.slice(0, match.index);
  const cut = [...left.matchAll(BOUNDARY)].at(-1);
  return { before: cut ? left.slice(cut.index + cut[0].length) : left, after: text.slice(end) };
}

/** Whether a claim depends on something that may not come: "if they agree, …", "… unless it rains". */
export function isConditional({ before, after }: ClaimContext, claim = ""): boolean {
  const left = before.replace(POLITE_CONDITION, " ");
  const right = after.replace(POLITE_CONDITION, " ");
  if (CONDITION.test(left)) return true;
  const condition = CONDITION.exec(right);
  if (!condition) return false;
  const asked = `${claim}${right.slice(0, condition.index)}`;
  return !(/^(?:if|whether|until)$/.test(condition[0]) && ASKS.test(asked)) && condition[0] !== "until";
}

/** Whether a claim is somebody else's: "they said …", "… according to the paper". */
export const isReported = ({ before, after }: ClaimContext): boolean =>
  REPORT.test(before.replace(OWN_WORDS, " ")) || REPORT_AFTER.test(after);

/** Whether a claim is denied from outside: "I do not think …", "nobody said …". */
export const isDenied = ({ before }: ClaimContext): boolean => DENIAL.test(before);

/** Whether the words take back what was said before. */
export const takesBack = (text: string): boolean => RETRACTION.test(text);

/** Whether the words are a joke and say so. */
export const isJoke = (text: string): boolean => JOKE.test(text);

/** Whether a claim stands: neither conditional, reported, denied nor taken back. */
export const stands = (where: ClaimContext, claim = ""): boolean =>
  !isConditional(where, claim) && !isReported(where) && !isDenied(where) && !takesBack(where.after);
