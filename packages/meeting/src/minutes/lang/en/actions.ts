import type { OwnerHint } from "../language.ts";
import { around, isConditional, isDenied, isJoke, isReported, stands, takesBack } from "./moods.ts";
import { anyName } from "./plain.ts";
import { isSmallTalk } from "./small-talk.ts";
import { type Work, workIn } from "./work.ts";

const ADVERB =
  "(?:(?:just|also|then|quickly|definitely|certainly|gladly|happily|personally|of course|still|now|probably|really|always)\\b,? )*";
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
const PERHAPS = /\b(?:maybe|perhaps|might|may|possibly|would|could|theory)\b/;

const REQUESTED =
  "(?:(?:can|could|would|will) (?<who>you|someone|somebody|anyone|anybody|one of you)(?: all| both| guys)?,? (?:please |maybe |possibly |perhaps |also |then |just |be able to |be so kind (?:as )?to )*|(?:can|could|may) i ask (?<asked>you|someone) to |(?:would|do) you mind (?<mind>)|i (?:would like|want|need) (?<wanted>you|someone|somebody) to |(?:it )?would (?:it )?be (?:great|nice|good|possible) if (?<nice>you|someone|somebody) (?:could |would )?)";
const REQUEST = new RegExp(`(?:^|[ ,])${REQUESTED}(?=\\w)`, "g");
const IMPERATIVE =
  /(?:^|[,.;:!] |\b(?:and|so|then|okay|thank you|thanks)\b,? )(?:please|kindly)(?: also| just| then)?,? (?=\w)/g;
const REMINDER =
  /(?:^|[,.;] )(?:please )?(?:do not forget to|remember to|make sure (?:to|that|the|you|it|we|all)|be sure to) ?/;
const SOMEONE_DUTY =
  /\b(?:someone|somebody|one of us|one of you) (?:should|needs? to|has to|have to|must|will have to|ought to) (?=\w)/g;
const WE_DUTY =
  /\bwe(?: all| both)? (?:should|need to|have to|must|will(?: have to| need to)?|are going to) (?=\w)/g;
const WHO = /\bwho (?:can|will|could|would|wants to|is going to|is able to) (?=\w)/g;
const ITEM =
  /(?:^|[,.;] )(?:next |new |one )?(?:action items?|actions?|to-?dos?|tasks?|ai)(?: (?:for|on) (?<who>[\w ]+?))? ?[:,-]+ ?/;

const DATED =
  /\b(?:by|before|until|no later than|due)\b.*\b(?:\w+day|tomorrow|noon|end|eod|week|month|\d+(?:st|nd|rd|th)?|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:today|tomorrow|tonight|next week)\b/;

/** Whom a sentence makes responsible; see `SentenceRules.findAction`. */
export function findAction(text: string, names: readonly string[]): OwnerHint | undefined {
  if (isJoke(text) || isSmallTalk(text)) return undefined;
  return namedIn(text, names) ?? promisedIn(text) ?? requestedIn(text) ?? dutyIn(text);
}

/** Work behind each match that stands. */
function worksAt(text: string, pattern: RegExp, inflected = false): { work: Work; after: string }[] {
  return [...text.matchAll(new RegExp(pattern, "g"))].flatMap((match) => {
    const where = around(text, match);
    const work = workIn(where.after, inflected);
    return work && stands(where, where.after) && !PERHAPS.test(where.before)
      ? [{ work, after: where.after }]
      : [];
  });
}

function promisedIn(text: string): OwnerHint | undefined {
  if (text.endsWith("?") && !/,? (?:okay|ok|right|all right|alright)\?$/.test(text)) return undefined;
  const takes = TAKES_ON.exec(text);
  const dated = DATED.test(text);
  const works = [
    ...worksAt(text, PROMISE),
    ...worksAt(text, OBLIGATION).filter(({ work }) => dated || !work.refersBack),
    ...worksAt(text, OFFER).filter(({ after }) => dated || OFFERED.test(after)),
  ].map(({ work }) => work);
  const clear = works.find(({ refersBack }) => !refersBack) ?? works[0];
  if (clear) return { kind: "speaker", refersBack: clear.refersBack };
  if (!takes) return undefined;
  const where = around(text, takes);
  return stands(where) ? { kind: "speaker", refersBack: true } : undefined;
}

function requestedIn(text: string): OwnerHint | undefined {
  for (const match of text.matchAll(REQUEST)) {
    const where = around(text, match);
    const groups = match.groups ?? {};
    const who = groups.who ?? groups.asked ?? groups.wanted ?? groups.nice ?? "you";
    if (!workIn(where.after, groups.mind !== undefined) || isReported(where) || isDenied(where)) continue;
    if (isConditional({ ...where, after: "" }) || takesBack(where.after)) continue;
    return { kind: who === "you" ? "listener" : "unnamed" };
  }
  for (const { index, 0: said } of [...text.matchAll(IMPERATIVE)]) {
    const after = text.slice(index + said.length);
    const conditional = isConditional({ before: text.slice(0, index), after: "" });
    if (workIn(after) && !takesBack(after) && !conditional) return { kind: "listener" };
  }
  const reminder = REMINDER.exec(text);
  if (reminder && workIn(text.slice(reminder.index + reminder[0].length))) return { kind: "listener" };
  return worksAt(text, WHO).length > 0 ? { kind: "unnamed" } : undefined;
}

function dutyIn(text: string): OwnerHint | undefined {
  const item = ITEM.exec(text);
  if (item && !item.groups?.who) return { kind: "unnamed" };
  if (text.endsWith("?")) return undefined;
  if (worksAt(text, SOMEONE_DUTY).length > 0) return { kind: "unnamed" };
  return DATED.test(text) && worksAt(text, WE_DUTY).length > 0 ? { kind: "unnamed" } : undefined;
}

function namedIn(text: string, names: readonly string[]): OwnerHint | undefined {
  const name = `(?<name>${anyName(names)})`;
  const find = (pattern: string, accepts: (after: string, where: ReturnType<typeof around>) => boolean) => {
    for (const match of text.matchAll(new RegExp(pattern, "g"))) {
      const where = around(text, match);
      const called = match.groups?.name;
      if (called && accepts(where.after, where)) return called;
    }
    return undefined;
  };
  const question = text.endsWith("?");
  const asserted = (after: string, where: ReturnType<typeof around>, inflected = false) =>
    !question &&
    workIn(after, inflected) !== undefined &&
    stands(where, after) &&
    !PERHAPS.test(where.before);
  const asked = (after: string, where: ReturnType<typeof around>) =>
    workIn(after) !== undefined &&
    !isReported(where) &&
    !isDenied(where) &&
    !takesBack(after) &&
    !isConditional({ ...where, after: "" });
  const start = "(?:^|[,.;:!?] |\\b(?:so|and|then|okay|ok|right|well|but|hey|also|maybe) )";
  const called =
    find(
      `\\b${name},? ${ADVERB}(?:will|shall|is going to|has to|needs to|should|must|is to|ought to|agreed to|offered to|volunteered to|has agreed to|has offered to) ${ADVERB}(?=\\w)`,
      asserted,
    ) ??
    find(`${start}${name} (?:to|please) (?=\\w)`, (after, where) => !question && asked(after, where)) ??
    find(
      `\\b${name} is (?:responsible for|in charge of|taking (?:care of|on|over|notes|the)|handling|looking after|on point for)`,
      (_, where) => !question && stands(where),
    ) ??
    find(
      `${start}${name} (?=\\w+s\\b)`,
      (after, where) =>
        DATED.test(`${after} by`) &&
        /\b(?:for|by|before|until|on|tomorrow|today|next)\b/.test(after) &&
        asserted(after, where, true),
    ) ??
    find(
      `(?:^|[,.;] |\\b)(?:assigned to|task for|tasks for|action (?:item )?(?:for|on)|to-?do for|owner|owner is|responsible|responsible is|(?:that|this|it) is (?:one )?for|(?:that|this) one is for|(?:that|this) goes to|over to you for)[: ,]+${name}\\b`,
      (_, where) => !question && stands(where),
    ) ??
    find(
      `\\b${name},? you (?:will|are going to|need to|have to|must|should|can|take|could) ${ADVERB}(?=\\w)`,
      (after, where) => !question && asked(after, where),
    ) ??
    find(`${start}${name},? (?=w)`, (after) => requestedIn(after)?.kind === "listener") ??
    find(
      `${start}${name},? (?:please,? |kindly )?(?:and )?(?:do not forget to |make sure (?:to |that |(?=the|you|it|we))|remember to |be sure to )`,
      () => true,
    ) ??
    find(
      `${start}${name}, (?:please,? |kindly )?(?=\\w)`,
      (after, where) =>
        !question &&
        asked(after, where) &&
        !/^(?:i|we|he|she|they|it|you|the|that|this|is|are|what|how)\b/.test(after),
    ) ??
    endingIn(text, name);
  return called ? { kind: "named", name: called } : undefined;
}

/** "Can you check it, Kim?" */
function endingIn(text: string, name: string): string | undefined {
  const called = new RegExp(`,? ${name}[?.!]*$`).exec(text);
  if (!called) return undefined;
  const rest = text.slice(0, called.index);
  return requestedIn(rest)?.kind === "listener" ? called.groups?.name : undefined;
}
