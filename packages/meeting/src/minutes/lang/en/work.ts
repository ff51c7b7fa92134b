import { oneOf } from "./plain.ts";

/** Verbs of work that somebody can be made responsible for, whatever follows them. */
const VERBS = `
  accept add address adjust advertise align amend analyse analyze announce apply approach approve arrange assemble assess
  assign attach attend audit automate back benchmark block book borrow brief build buy calculate call cancel chair change
  chase circulate clarify clean clear code collect combine commission compare compile complete conduct configure confirm
  consolidate construct consult contact convert coordinate copy correct cover create cut debug define delegate delete
  deliver deploy design develop dispatch distribute document draft drop edit email enter escalate establish
  estimate evaluate examine expand experiment export extend fetch file fill finalise finalize finish fix follow format
  forward fund gather generate handle hire host implement import improve include inform inquire inspect install integrate
  interview investigate invite invoice issue launch locate log mail maintain manage map measure merge message
  migrate model modify monitor negotiate notify obtain offer order organise organize outline oversee own pack pay
  phone pick ping plan plot post prepare present print process procure produce program prototype provide publish pull
  purchase push raise rebook rebuild recalculate record recruit redesign redo reduce redraw refactor refine register
  release remind remove rename renew rent reorganise repair replace reply report reprint request rerun research reserve
  reschedule resend resolve respond restart restore restructure retest return review revise rewrite ring roll 
  scan schedule scope search secure sell send ship sign simulate solve sort source specify store structure submit
  supervise supply survey sync test tidy track train transcribe transfer translate trial trim tune type update upgrade
  upload validate verify visit volunteer weigh wire work wrap write`;

/** What follows a verb that is work only in some phrases, in order: the first that matches decides. */
const PHRASES: readonly (readonly [verb: string, isWork: RegExp])[] = [
  ["ask", /^(?!(?:you|us|myself|one|a|another|everyone|everybody)\b(?! (?:team|person)))/],
  ["be", /^(?:in touch|responsible for|in charge of|done with|finished with|ready with|on it)\b|^\w+ing\b/],
  ["bring", /^(?!(?:up|you|us)\b)/],
  ["buy", /^(?!(?:it|one|this|that)\b)/],
  ["check", /^(?!my (?:watch|phone)\b)/],
  ["close", /^(?!(?:the )?(?:window|door|meeting|session|curtains?|blinds)\b)/],
  ["come", /^(?:back (?:to you|with)|up with)\b/],
  ["deal", /^with\b/],
  [
    "do",
    /^(?!(?:my|our|the) best\b|the (?:talking|maths?)\b|(?:a |some )?(?:little |bit )*(?:less|more|of the) talking\b|(?:it|that|this) (?:for fun|in (?:a|one) (?:second|minute|moment|sec))\b)(?:it|that|this|the|a|an|all|some|those|these|both|another|more|so)\b/,
  ],
  ["find", /^(?:out(?![.,;!]|$)|a|an|the|some|someone|somebody|us|another)\b/],
  [
    "get",
    /^(?:back to|in touch|hold of|onto|on to|(?:someone|somebody|\w+|the \w+) to (?:look|check|review|test|write|call|fix|do|prepare|send|translate)\b|(?:a|an|the|some) (?:quotes?|quotation|estimate|price|prices|offers?|numbers|figures|data|approval|permission|signature|go-ahead|costs?)\b|.{1,50}\b(?:done|ready|finished|fixed|sorted|working|signed|printed|approved|translated|tested|to you|to (?:him|her|them|the \w+)|from \w+)\b)/,
  ],
  [
    "give",
    /^(?!(?:you|us|me)? ?(?:an?|some) (?:example|overview|idea|second|minute|moment|hint|intro\w*|summary|sense)|(?:you |us )?(?:the|some) (?:background|floor|context)|up\b|it (?:a (?:try|go|shot)|some thought)|me\b|in\b)(?:him|her|them|you (?:a (?:call|ring)|the)|\w+ a (?:call|ring)|the|everyone|everybody)\b/,
  ],
  ["go", /^(?:(?:to|over to|round to) the \w+ (?:and|to) |and |ahead and )/],
  ["mention", /^(?:it|that|this) to\b/],
  ["pass", /^(?:on\b|(?:it|that|this|them|the [\w ]+?|\w+) (?:on|along)\b)/],
  ["step", /^in for\b/],
  ["hand", /^(?:(?:in|out|back)\b|over (?:the|my|his|her|all)\b)/],
  [
    "have",
    /^(?:(?:a|another) (?:word|chat|talk|meeting|call) (?:with|about)\b|a (?:closer |quick )?look (?:at|into)\b|.{1,50}\b(?:done|ready|finished|fixed|sorted|signed|printed|approved|translated|tested|written|prepared|completed?|figures|numbers|for you|in place|(?:look|check|review|test|write|call|fix|do|prepare|send|translate))\b)/,
  ],
  ["help", /^(?!(?:myself|yourself|it|but)\b)/],
  ["hold", /^(?:a|the) (?:meeting|workshop|interview|training)\b/],
  ["keep", /^(?:track of|a record|an eye on|the (?:list|minutes|log))\b/],
  ["lead", /^(?!to\b)/],
  ["learn", /^(?:how|to|the)\b/],
  ["let", /^(?:you|them|him|her|us|everyone|everybody|people|(?:the )?[\w ]{2,30}) (?:all )?know\b/],
  ["liaise", /^with\b/],
  [
    "look",
    /^(?!out\b)(?:into|after|up|(?:at|for|through|over) )(?!(?:this|the|that|a) (?:slide|screen|chart|picture|graph|example)\b)/,
  ],
  [
    "make",
    /^(?!(?:it|this|that) (?:short|quick|brief|clear|up|on|easy|difficult|possible|more|less|\w+er)\b|an? (?:\w+ )?example\b|(?:a|one|another) (?:\w+ )?(?:point|comment|remark|joke|guess|suggestion|confession|mistake)\b|sense\b|some (?:space|room)\b|fun\b|(?:him|her|you|me|us|them) )(?:sure|a|an|the|it|that|those|these|copies|some|two|three|another|changes)\b/,
  ],
  ["meet", /^(?:with|the|them|him|her)\b/],
  ["move", /^(?!on\b|to the next\b|over\b|a bit\b|(?:in|out)\b|along\b)/],
  ["open", /^(?:an?|the) (?:ticket|issue|account|case|bug|request|pull)\b/],
  ["proofread", /^/],
  [
    "put",
    /^(?!(?:it|that|this|them) (?:in |right |over )?(?:there|here)\b|(?:it|that|this) (?:this way|that way|simply|aside|differently|to you|bluntly|like)\b)(?:it|that|this|them|the|a|an|all|my|our|those|these|some|together|in|up|everything)\b/,
  ],
  ["reach", /^(?!me\b|this\b|that\b|it\b|for\b)\w/],
  ["read", /^(?:through|up on|over)\b/],
  ["run", /^(?:the|a|an|some|it|this|that|those|another|more) (?!(?:bus|risk)\b)/],
  ["see", /^(?:to (?:it|that)|(?:if|whether|what|how) (?:i|we) can)\b/],
  ["set", /^(?:up|(?:it|that|the \w+|this) up|a)\b/],
  [
    "share",
    /^(?!(?:my|the|a) (?:screen|slides?)\b|my (?:view|opinion|thoughts|experience)\b|(?:some|a few|one) (?:thoughts?|ideas?)\b)/,
  ],
  ["speak", /^(?:to|with) (?!you\b|this\b|that\b)/],
  ["start", /^(?:on|working|writing|building|testing|drafting|preparing|collecting)\b/],
  ["study", /^(?:the|it|this|that)\b/],
  [
    "take",
    /^(?:care of|on|over|charge|responsibility|(?:a|another) (?:closer |quick |second )?look at|notes|minutes|the (?:minutes|notes|lead|action|task)|that|this|it|those|these|(?:that|this|the) \w+)(?! (?:a seat|back|easy|as|into|for granted|from|floor|bus|train|stairs|lift|tram|point))\b/,
  ],
  ["talk", /^(?:to|with) (?!you\b|this\b|that\b)/],
  ["tell", /^(?!there\b|,|$|(?:you|us|everyone|the truth|a |my )\b)/],
  ["think", /^(?:of a|up a)\b/],
  ["throw", /^together\b/],
  ["write", /^(?!(?:it |that |this )?(?:down )?(?:here|there)\b)/],
];

/** Verbs of work after which a deadline is needed: without one they are said of the meeting itself. */
const WITH_DATE = `
  begin bring collect complete continue cover describe discuss draw list label paint sketch demo demonstrate do explain get give go have introduce make name
  open outline present put read recap report run share show start study summarise summarize take tell use`;

const FOOD =
  /\b(?:coffees?|tea|lunch|dinner|breakfast|beers?|wine|cakes?|cookies|biscuits|pizza|sandwich(?:es)?|soup|drinks?|sugar|water|snacks?|a round)\b/;
const SMALL_VERB = /^(?:have|grab|get|bring|take|make|pass|buy|fetch|order|eat|drink|offer|finish)$/;
/** Said of the meeting and its room, whatever the verb. */
const OF_THE_MEETING =
  /^(?:(?:share|show|present|open) (?:you )?(?:my|the|your) (?:screen|slides?)|(?:turn|switch) (?:your|my|the) (?:camera|mic\w*|video|sound|light)|(?:close|open|shut) the (?:window|door)|(?:speak|talk) (?:up|louder|slower)|mute|unmute|repeat|go (?:back|on|first|ahead)|move (?:on|closer|over)|take (?:a (?:seat|break|guess|picture)|five|your time|part)|raise (?:your|a) (?:hand|question|point)|pass (?:me|it|the (?:sugar|salt|milk|water))|add (?:one|a|another|just|to that|something)\b|report back now|follow you|cover (?:this|that|those|these|it)|(?:pick|get|fetch|collect) (?:up )?my (?:kids|son|daughter|children|wife|husband)|call (?:it (?:a day|quits)|that|this)|drop off(?! (?:the|a|my|your|it)\b)|(?:call|phone|ring|text|email|visit) my (?:wife|husband|mother|mum|mom|father|dad|kids|children|doctor|dentist|family|parents|sister|brother|boyfriend|girlfriend|landlord)|correct me|sign off|pay (?:more )?attention|work (?:from home|late|out fine)|back (?:that|you|him|her) up|check (?:out|in)\b|finish (?:(?:my|your|that|this) (?:sentence|thought|point)|up with|off with|this quick\w*|quick\w*)|offer you|test you|wrap (?:this|it) up|wrap up)\b/;

const VERB = new RegExp(`^(?:${oneOf(VERBS)})$`);
const DATED = new RegExp(`^(?:${oneOf(WITH_DATE)})$`);
const TIME =
  /\b(?:today|tomorrow|tonight|next (?:week|month|\w+day)|this (?:afternoon|evening|week)|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|at the latest|after (?:this|the (?:meeting|call)))\b/;
const DEADLINE =
  /\b(?:by|before|no later than) (?:the (?:end|\d|first|[a-z]+th\b)|end|eod|cob|close|noon|tomorrow|tonight|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|\d)/;
/** Between the frame and the verb: "try to reach", "go and ask", "have to call". */
const LIGHT =
  /^(?:(?:just|also|then|quickly|definitely|certainly|gladly|happily|personally|of course|still|now|first|probably|try to|try and|go (?:ahead )?and|need to|have to|be able to|be happy to|make sure to|remember to|volunteer to|please|all|both|maybe not|simply|kindly|start to|help to|help)\b,? ?)+/;
const PRONOUN_ONLY =
  /^(?:(?:up|out|in|over|on|back) )?(?:it|that|this|them|those|these|so|him|her|one|that one|this one)(?: (?:up|out|in|over|on|back|off|down|done|through|together|again|for (?:you|us)|to (?:you|us)))*(?=$|[,.;!?]| (?:by|before|on|at|in|today|tomorrow|tonight|next|this|right|now|first|as|no|and|so|then|after|until|mon|tues|wednes|thurs|fri|satur|sun))/;

/** Work that somebody does. */
export interface Work {
  /** The work is only referred to: "I will do it". */
  readonly refersBack: boolean;
}

/** The base form of "sending", "sends". */
function baseForms(verb: string): string[] {
  const ing = /^(\w+?)(\w)\2?ing$/.exec(verb);
  const stem = verb.replace(/ing$/, "");
  if (verb.endsWith("ing")) return [stem, `${stem}e`, ing ? `${ing[1]}${ing[2]}` : stem];
  if (verb.endsWith("ies")) return [verb.replace(/ies$/, "y")];
  if (/(?:sh|ch|ss|x|o)es$/.test(verb)) return [verb.slice(0, -2)];
  return verb.endsWith("s") ? [verb.slice(0, -1)] : [];
}

/**
 * Whether a verb phrase is work that minutes should hold, and not talk about the meeting or small talk.
 * @param phrase plain text that begins with the verb
 */
export function workIn(phrase: string, inflected = false): Work | undefined {
  const text = phrase.replace(LIGHT, "");
  const [, said = "", rest = ""] = /^([a-z-]+),? ?(.*)$/.exec(text) ?? [];
  const verbs = inflected ? baseForms(said) : [said];
  for (const verb of verbs) {
    const work = workOf(verb, rest);
    if (work) return work;
  }
  return undefined;
}

function workOf(verb: string, rest: string): Work | undefined {
  if (verb === "") return undefined;
  const clause = rest.split(/[.;!?]/)[0] ?? "";
  if (OF_THE_MEETING.test(`${verb} ${rest}`)) return undefined;
  if (SMALL_VERB.test(verb) && FOOD.test(clause)) return undefined;
  if (verb === "be") {
    const progressive = /^(?:\w+ly )?(\w+ing\b.*)$/.exec(rest)?.[1];
    if (progressive) return workIn(progressive, true);
  }
  const dated = TIME.test(clause) || DEADLINE.test(clause);
  const phrases = PHRASES.filter(([word]) => word === verb);
  const isWork =
    phrases.length > 0
      ? phrases.some(([, pattern]) => pattern.test(rest)) ||
        (dated &&
          DATED.test(verb) &&
          (verb !== "go" || /^(?:through|over)\b/.test(rest)) &&
          verb !== "have" &&
          verb !== "take")
      : VERB.test(verb) ||
        (DATED.test(verb) ? dated : DEADLINE.test(clause) && verb.length > 2 && !TALK.test(verb));
  return isWork ? { refersBack: PRONOUN_ONLY.test(rest) } : undefined;
}

/** Verbs that are never work, deadline or not. */
const TALK = new RegExp(
  `^(?:${oneOf("be see know think say mention believe hope wish guess bet need want like love hate miss leave arrive stay sleep eat drink die turn become have admit agree regret remember forget hear feel wait return travel fly drive retire understand not never the and you they this that something anything nothing also")})$`,
);
