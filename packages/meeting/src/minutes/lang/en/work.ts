import { phrases } from "../phrases.ts";
import { OF_THE_MEETING, TALK } from "./talk-phrases.ts";
import { isDeadline, isTimed } from "./times.ts";
import { NEVER, WITH_DATE, WITH_OBJECT, WORK } from "./verbs.ts";
import { WORDS } from "./words.ts";
import { WORK_PHRASES } from "./work-phrases.ts";

/** Food and drink, which are no work with the verbs below. */
const FOOD = phrases(
  "coffee|coffees|tea|lunch|dinner|breakfast|beer|beers|wine|cake|cakes|cookies|biscuits|pizza|sandwich|sandwiches|soup|drink|drinks|sugar|water|snack|snacks|milk|yacht|pint\na round",
);
const FOOD_VERBS = /^(?:have|grab|get|bring|take|make|pass|buy|fetch|order|eat|drink|offer|finish|pick|pay)$/;

/** What is said of the meeting even on a certain day: "I will ask a question today". */
const SPEECH = /^(?:accept|answer|ask|be|confirm|help|inform|remind|see)$/;
const VAGUE = /^(?:do|take|make|try|get|check|put)$/;

/** Words between the frame and the verb: "try to reach", "go and ask", "have to call". */
const LIGHT = phrases(
  "^ just|also|then|quickly|definitely|certainly|gladly|happily|personally|still|now|first|probably|please|all|both|simply|kindly|already|immediately|soon|briefly\n^ of course\n^ try|need|have|want|volunteer|remember|start|help|offer|continue to|and\n^ be able|happy|glad|sure to\n^ make sure to\n^ try and\n^ go (ahead|back) and\n^ go and\n^ go to * and\n^ help",
);

/** Here and now: no work but for messages. */
const ON_THE_SPOT = phrases(
  "right now\nnow\nhere\nright here|there|away\nover there|here\non the board|whiteboard|screen|slide|desktop|laptop\nwhile you|we|i\nfor a|one second|moment|minute\na|one second|sec|moment\nin a|one second|sec|moment|minute",
);
const MESSAGE =
  /^(?:send|email|mail|call|phone|ring|text|forward|book|order|upload|post|publish|invite|cancel|pay|ping|message)$/;

const ONLY_PRONOUN = phrases(
  "^ (up|out|in|over|on|back) {this}|so|him|her|one (one) (up|out|in|over|on|back|off|down|done|through|together|again|for|to|with) (you|us|me) $\n^ (up|out|in|over|on|back) {this}|so|him|her|one (one) (up|out|in|over|on|back|off|down|done|through|together|again) (for|to) (you|us) by|before|on|at|in|today|tomorrow|tonight|next|this|right|now|first|as|no|and|so|then|after|until|if|when|monday|tuesday|wednesday|thursday|friday|saturday|sunday|because|myself|too\n^ (up|out|in|over|on|back) {this},",
  WORDS,
);
const SPOKEN_OBJECT = phrases("^ (up|out|in|on|together|back) {det} *", WORDS);
const DETAILED_PRONOUN = phrases("^ (up|out) it|them * * * *", WORDS);

const starts = (pattern: RegExp, text: string) => {
  const [first] = text.matchAll(pattern);
  return first?.index === 0;
};

/** Work that somebody does. */
export interface Work {
  /** The work is only referred to: "I will do it". */
  readonly refersBack: boolean;
  /** Only an answer to a request, or a day, makes it clear: "I can do that". */
  readonly isVague: boolean;
  /** The verb alone says that it is work. */
  readonly isClear: boolean;
  /** The base form of the verb. */
  readonly verb: string;
}

/** The base forms that "sending" or "sends" may have. */
function baseForms(verb: string): string[] {
  if (verb.endsWith("ing")) {
    const stem = verb.slice(0, -3);
    const doubled = /(\w)\1$/.test(stem) ? [stem.slice(0, -1)] : [];
    return [stem, `${stem}e`, ...doubled];
  }
  if (verb.endsWith("ies")) return [`${verb.slice(0, -3)}y`];
  if (/(?:sh|ch|ss|x|o)es$/.test(verb)) return [verb.slice(0, -2)];
  return verb.endsWith("s") ? [verb.slice(0, -1)] : [];
}

/**
 * Whether a verb phrase is work that minutes should hold, and not talk about the meeting or small talk.
 * @param phrase plain text that begins with the verb
 * @param inflected the verb is "sends" or "sending"
 */
export function workIn(phrase: string, inflected = false): Work | undefined {
  let text = phrase;
  for (let light = LIGHT.exec(text); light; light = LIGHT.exec(text)) {
    LIGHT.lastIndex = 0;
    const shorter = text.slice(light[0].length).replace(/^,? /, "");
    if (shorter === "" || shorter === text) break;
    text = shorter;
  }
  LIGHT.lastIndex = 0;
  const [, said = "", rest = ""] = /^([a-z-]+),? ?(.*)$/.exec(text) ?? [];
  const forms = inflected ? baseForms(said) : [said];
  const known = forms.find((verb) => [WORK, WITH_OBJECT, WITH_DATE, NEVER].some((verbs) => verbs.has(verb)));
  const verbs = known === undefined ? forms : [known];
  for (const verb of verbs) {
    const found = workOf(verb, rest);
    if (found) return found;
  }
  // "I will look it up and send it."
  const [, second] = inflected ? [] : (/^[^.;!?]*? and (?:then )?([a-z].*)$/.exec(rest) ?? []);
  const next = second === undefined ? undefined : workIn(second);
  return next?.isClear ? next : undefined;
}

/** Whether the object of a verb is a thing that is told: "the tests", "it again with a better microphone", but not "this one". */
const isThing = (clause: string) =>
  starts(DETAILED_PRONOUN, clause) || (starts(SPOKEN_OBJECT, clause) && !starts(OF_THE_MEETING, clause));

function workOf(verb: string, rest: string): Work | undefined {
  const never = NEVER.has(verb);
  const clause = rest.split(/[.;!?]/)[0] ?? "";
  const phrase = `${verb} ${clause}`;
  const deadline = isDeadline(clause);
  const timed = deadline || isTimed(clause);
  if (verb === "be") {
    const progressive = /^(?:\w+ly )?(\w+ing\b.*)$/.exec(clause)?.[1];
    if (progressive) return workIn(progressive, true);
  }
  if (!deadline && FOOD_VERBS.test(verb) && clause.search(FOOD) >= 0) return undefined;
  if (starts(TALK, phrase) && !deadline && !(timed && !SPEECH.test(verb))) return undefined;
  if (!timed && !MESSAGE.test(verb) && clause.search(ON_THE_SPOT) >= 0) return undefined;
  const refersBack = starts(ONLY_PRONOUN, clause);
  const isWork =
    WORK.has(verb) ||
    starts(WORK_PHRASES, phrase) ||
    (!never &&
      ((WITH_OBJECT.has(verb) && isThing(clause)) ||
        (timed && (WITH_DATE.has(verb) || WITH_OBJECT.has(verb) || refersBack)) ||
        (VAGUE.test(verb) && refersBack) ||
        (deadline && verb.length > 2)));
  return isWork
    ? {
        refersBack,
        isVague: refersBack && VAGUE.test(verb),
        isClear: WORK.has(verb) || starts(WORK_PHRASES, phrase),
        verb,
      }
    : undefined;
}
