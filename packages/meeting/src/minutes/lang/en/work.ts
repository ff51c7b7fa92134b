import { phrases } from "../phrases.ts";
import { isDeadline, isTimed } from "./times.ts";
import { WORDS } from "./words.ts";

/** Verbs of work that is done elsewhere and later, whatever follows: dealings with others, and what takes its time. */
const WORK = `
  email mail phone ping forward notify contact negotiate invite interview recruit hire enrol appoint brief coordinate
  book rebook order reserve rent lease buy purchase procure pay invoice reimburse refund fund cancel renew register
  apply arrange organise organize schedule reschedule postpone prepare draft rewrite translate proofread transcribe
  compile finalise finalize complete finish prototype redesign develop implement build rebuild code refactor
  integrate migrate fix repair debug patch resolve test retest benchmark investigate research analyse analyze review
  audit inspect verify validate estimate calculate recalculate monitor survey chase update upgrade install reinstall
  configure deploy publish post upload circulate distribute dispatch ship deliver send resend submit archive sign
  print reprint scan launch advertise escalate delegate supervise oversee manage handle maintain commission subcontract
  obtain supply borrow report clean tidy pack restore recover reset replace reorganise restructure rework redo polish
  proof train revise trial pilot specify sketch rename consolidate transfer volunteer sort tackle automate rewire
  refine rerecord inquire enquire query call text message onboard offboard unblock`;

/** What any other verb takes that is no work: the things and the course of the meeting. */
const OF_THE_MEETING = phrases(
  `
  {det} (*) (*) slide|slides|screen|page|window|door|picture|chart|graph|example|point|points|question|questions|comment|remark|guess|joke|mistake|idea|ideas|hand|seat|break|vote|look|bit|thing|things|drawing|sketch|note|notes|minutes|list_of_that|step|start|talk|jump|round|recap|summary|mark|circle|line|cross|second|minute|moment|suggestion|exception|distinction|difference|sense|bus|train|lift|stairs|floor|view|meeting|session|agenda|holidays|mark|approach|risk|turn|word|chance|time|board|whiteboard|drawing|pen|marker|cable|plug|presentation|introduction|overview|background|record|case|assumption|decision|effort|best|maths|agenda|amendment|amendments|motion|talking
`,
  WORDS,
);

/** Verbs that are work with a thing as their object, "add the tests"; with "this one" they are said of what is on the table. */
const WITH_OBJECT = `
  add address adjust align amend announce approve assess assign attach attend back block bring change check clarify close
  collect combine compare confirm construct consult convert convince copy correct cover create define delete design do document
  edit establish evaluate examine expand export extend fetch file film find format gather generate help host improve include
  issue label locate lengthen load make map measure merge mount move organise paint plan process produce program reach
  rebuild record reduce rehearse remove request review rework run save sell set share shorten solve split store structure study
  sync tabulate track transfer trim tune weigh wire write`;
/** Verbs that are work on a certain day; without one they are said of the meeting itself and what lies on the table. */
const WITH_DATE = `
  begin call come continue cover defend demonstrate describe discuss draw drop enter explain
  get give go have highlight hold introduce join keep leave list look meet mention move name note open close
  play point present put quote raise read recap report save say show skip speak start state stress
  summarise summarize switch take talk tell touch try use work address answer argue respond reply support stop stick
  press click scroll zoom plug pull push hand lead let set provide allow place ensure offer share`;

/** What is work in some phrases only. */
const WORK_PHRASES = phrases(
  `
  ask {det}|him|her|them|*|someone|somebody (*) (*) (*) about|for|if|whether|to|when|where|how|what
  ask {det} *
  ask for (*) (*) help|permission|approval|money|access|feedback|quote|quotes|prices
  be in touch|charge
  be responsible|accountable for
  be done|finished|ready with
  bring (*) (*) (*) (*) home|samples|copies
  come up with
  deal with
  find somebody|someone|us
  follow up
  get back|in to
  get in touch
  get hold of
  get onto|on to
  get someone|somebody|{det} to look|check|review|test|write|call|fix|do|prepare|send|translate
  get {det} * to look|check|review|test|write|call|fix|do|prepare|send|translate
  get (*) (*) quote|quotes|quotation|estimate|price|prices|offer|offers|numbers|figures|data|approval|permission|signature|go-ahead|costs|appointment|room|contract|licence|license|visa
  get (*) (*) (*) (*) done|ready|finished|fixed|sorted|working|signed|printed|approved|translated|tested
  get (*) (*) (*) (*) to|from you|him|her|them
  give him|her|them|everyone|everybody
  give (you|*) a call|ring|shout
  go (over|round) to the * and|to
  go and|ahead
  hand in|out|back
  hand over {det}
  have (another|a) word|chat|talk|meeting|call with|about
  have a (closer|quick) look at|into
  have (*) (*) (*) (*) done|ready|finished|fixed|sorted|signed|printed|approved|translated|tested|written|prepared|completed
  have {det} * look|check|review|test|write|call|fix|do|prepare|send|translate|draft
  help {det}|him|her|them|out|with
  hold a|the meeting|workshop|interview|training|session|call
  keep track|record
  keep an eye on
  lead {det}
  learn how|to
  let him|her|them|everyone|everybody|us|people|you (all) know
  let * know
  let the (*) * know
  let {det} (*) * know
  look into|after|for
  make sure
  make copies|changes|arrangements|enquiries|inquiries
  meet with|{det}|him|her|them
  open a|an|the ticket|issue|account|case|bug|request
  pass on {det}
  pass {this} on|along
  pass {det} * on|along
  pull together|out
  pull {det} (*) * together
  push out|through
  put together
  put in a|an|the
  raise {det} * with
  raise {this} with
  reach out
  read through|up|over
  run some|the|a|an|another|more test|tests|experiment|experiments|numbers|analysis|survey|poll|training|check|checks
  run {det} (*) * (*) by|past|again|overnight
  see to it|that
  set {det} * up
  set {det} (*) date|meeting|budget
  share {det} * with
  sit down with
  speak to|with {det}|him|her|them|*
  start on|working|writing|building|testing|drafting|preparing|collecting
  step in for
  take care|charge|responsibility|ownership
  take on|over {det}|{this}
  take {this} on|over|up|home|forward
  take another|a (closer|quick) look at
  take the lead|action|task
  talk to|with {det}|him|her|them|*
  tell him|her|them|everyone|everybody
  tell *
  look up {det} *
  give {det} (*) * to
  give * the|a|an
  take {det} (*) * to the
  run {this} by|past
  share {det} * with
  bring him|her|them|{det} *
  think of a|an|some
  think up
  throw together
  try and|to get|find|reach|fix
  walk through
  work on|with|out {det}|{this}|him|her|them|*
  write to
  write {this} up
  write up {det}|{this}
  set up {det} *
  set {det} * up
  put {det} (*) * (*) in|on|into|onto the|our|my (*) (*) folder|wiki|repository|backlog|tracker|plan|list|minutes|report|drive|documents|website|calendar|ticket|sheet|spreadsheet|document
  put {this} in|on|into|onto the|our|my (*) (*) folder|wiki|repository|backlog|tracker|plan|minutes|report|drive|website|calendar|ticket
  check with|if|whether|on
  make a|an|some appointment|reservation|booking|backup|copy|copies|list|plan|schedule|draft|prototype|offer|quote|proposal|poster|video|spreadsheet|survey|table
  make the (*) arrangements|booking|changes|reservation|corrections|posters|slides|copies|list|plan
  do the|a|some|all|both|another (*) (*) research|analysis|slides|posters|translation|translations|paperwork|accounts|budget|invoices|tests|testing|review|training|shopping|booking|layout|calculation|calculations|minutes|write-up|report|draft|design|interviews|update|migration|recording|recordings|editing|photos|video|posters|drawings|estimate|setup|ordering|rest
  bring the|my|some|a|an|his|her|our|two|three (*) * (to) (the|our) next
  find a|an|another|some|the (*) (*) room|venue|date|place|supplier|replacement|speaker|caterer|developer|tester|translator|partner|hotel|person|company|solution|sponsor|contact|number|figures|contract|invoice|receipt|file|address|printer
  draw up {det}
  look at|over|through {det} (*) contract|proposal|figures|numbers|logs|budget|report|draft|application|applications|data|document|documents|code|bug|issue|problem|options|plan|results
  see to it|that
  ask him|her|them $
  find out
  see if|whether {det} (*) * is|are|has|have|can|could|works|fits
  see if|whether i|we can get|find|reach|borrow|rent|book|arrange|have {det}
  come back to|with you|him|her|them|a|an|the (*) (*) offer|numbers|figures|price|proposal|answer|plan|date|on|about
  add {det} * (*) (*) to|in|on the|our|my
  step in
  figure|work out the|a|how|what|whether|if
  run some|the|a|an|another|more (*) (*) tests|test|experiments|experiment|numbers|analysis|survey|poll|training|check|checks|benchmark|benchmarks|backup|workshop
  pick up the|some|a|an|him|her|them|the * from
  fill in|out {det}
  sit down with
  go to * and
`,
  WORDS,
);

/** What is said of the meeting, its room and its people, or is an idiom, whatever verb it begins with. */
const TALK = phrases(
  `
  accept that
  add to|one|another|just|something|that|by
  add (*) (*) (*) say|saying
  answer|address that|this|your|the|it|her|his|a
  ask you|myself|yourself|one|another|a|an|everyone|everybody|for_your|when|what|why|how|which|where|whether|if|about|to|that|this|these
  ask very|just quickly|briefly
  ask him|her|them|* a|another|what|why|how|which|again|directly
  ask (*) (*) (*) (*) a|this|that|these|some|my|two|three|one|the|another|few|more (*) (*) question|questions
  ask|invite|request|get .. to {talking}
  ask|invite|request|get .. .. to {talking}
  back that|you|him|her|this up
  be right|honest|brief|quick|clear|fair|there|back|able|at|here|very|a|an|happy|frank|the|on|sure|careful
  bring up|you|us|me|in
  bring {this} up $
  buy it|one|this|that
  call it|that|this|upon|on|for|me|a_vote|the_vote|your_attention
  call|phone|ring|text|email|visit my {family}
  check out|in|my|it|that|this|what|how|so|for|again|here
  confirm|clarify that|whether|if|this|it|my|for
  clean up after
  close the window|door|meeting|session|curtains|blinds
  close {this}|with|by
  come back in|later
  come back to that|this|it
  come to
  correct me|you|myself|him|her|that|this
  cover {this}
  cut you|off|in|short
  do my|our|your|the best|talking|maths|math
  do {this} for|now|again|here
  do {this} (in) one|a|this_way second|minute|moment|sec
  do (a) (*) (*) talking|dance|job
  drop you|off|by|in
  draw on|your|attention
  draw the attention
  explain why|how|what|that|this|it
  finish up|off|with|by|on|here|my|your|there|that|this
  fix a|my|some|another|me|you coffee|drink|tea|hair
  follow you|what|that|this|along
  follow up on that|this
  get {this}|to|you|me|us|my|your
  get back to that|this|it|work|later|slide|business|my|your|the
  get a|some coffee|water|tea|lunch|drink|drinks|phone|charger
  give you|us|me an|a|some|two|three|one|the|my|our
  give up|in|me|a|an|it
  go back|on|first|ahead|next|last|to|with|for|along|home
  go through that|this|it
  hand it|that|this|you|over over|back|to
  hand over|back to
  hand over the pen|mouse|microphone|floor|board
  have to|a|an|the|some|no|another soup|salad|coffee|tea|break
  help myself|yourself|it|but
  inform|remind you|members
  inform|remind|tell|update you|us|me
  inform|remind|tell|show .. that|how|what|why|to look
  keep going|it|that|this|talking|my|your|you|the|a
  let *|the_* go|finish|speak|start|answer|talk|do|explain|take|continue
  make {this}|sense|fun|room|space|up|him|her|you|me|us
  make an|the example|exception|assumption|decision|motion|point
  meet on|at|any|earlier|later|again
  do earlier|later|any|monday|tuesday|wednesday|thursday|friday
  move on|over|along|in|out|around|this|that|it|them|these|those|to
  move {det} amendment|amendments|motion
  open the window|door|blinds|curtains|can|file|presentation|meeting|discussion|floor
  open it|that|this|up
  pass it|me|over to|the
  pass the|over|on sugar|salt|milk|water|coffee|tea|floor|my
  pay attention|tribute
  pay more|close attention
  pick up on|where
  pick you|on|one|this|that|it|my
  present now|you
  process that|this
  put my|your hand|phone|cards|hands|name
  put {this} this|that|another|simply|aside|differently|to|bluntly|like|back|here|there|down|away|up|on
  put .. here|there|back|aside|away|down|up $
  raise my|a|an|the|your|another|one|on|this|that
  reach me|this|that|it|for
  reach a|an|the (*) decision|conclusion|agreement|consensus|end|point|goal|target|limit
  record this|my|the_vote
  report now|here|on|back_now
  respond|reply
  review what|how|the_minutes|the_agenda
  ring a bell
  run away|into|out|off|with|the_risk|the_bus|through
  save that|it|this|you|time
  see you|it|that
  sell whatever|what|the_idea
  send regards|love
  share my|the|a|your|some|one|with|our screen|slides|view|opinion|thoughts|experience|idea|ideas|thought|you|time
  show you|this|that|it|the|my|a|an|some
  speak up|louder|slower|about|on|for|briefly
  start with|by|off|over|again|from
  take a|an|any|the|my|your vote|look|seat|break|guess|picture|photo|question|questions|note|opportunity|moment|minute|few|couple|bus|train|stairs|lift|tram|point|shower|nap|floor|turn|intervention|time
  take questions|part|five|ten|off|up|us|you|back|away|notes|minutes|exception|advice|advantage
  take (the|some) notes|minutes
  take on board
  talk up|louder|slower|about|more|later|again|over|through|to_you|with_you
  tell you|us|me|there
  tell the truth|story
  test you|now|here
  track back|you
  try my|again
  update you|members
  use this|that|the|my|your|it
  walk you|us|through
  work from|late|out|it
  work on this|it|my
  wrap up
  wrap this|it up
  write that|this|it here|there|now|as|on
  write down|here|there|some|criteria|very|as|fast
  write .. down|board|whiteboard|wall|screen
`,
  WORDS,
);

/** Food and drink, which are no work with the verbs below. */
const FOOD = phrases(
  "coffee|coffees|tea|lunch|dinner|breakfast|beer|beers|wine|cake|cakes|cookies|biscuits|pizza|sandwich|sandwiches|soup|drink|drinks|sugar|water|snack|snacks|milk|yacht|pint\na round",
);
const FOOD_VERBS = /^(?:have|grab|get|bring|take|make|pass|buy|fetch|order|eat|drink|offer|finish|pick|pay)$/;

/** Verbs that are never work, deadline or not. */
const NEVER = new Set(
  "be see know think say believe hope wish guess bet need want like love hate miss leave arrive stay sleep eat drink die turn become admit agree regret remember forget hear feel wait travel fly drive retire understand not never and you they this that something anything nothing also kill marry lose win die fall rise grow vanish happen seem sound mean matter depend last cost receive the it there then end in on at about of for with from to by being given first here now in on at about of for with from to by being given first second here now such rather".split(
    " ",
  ),
);

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

const setOf = (words: string) => new Set(words.trim().split(/\s+/));
const work = setOf(WORK);
const withObject = setOf(WITH_OBJECT);
const withDate = setOf(WITH_DATE);

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
  const known = forms.find((verb) => [work, withObject, withDate, NEVER].some((verbs) => verbs.has(verb)));
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
    work.has(verb) ||
    starts(WORK_PHRASES, phrase) ||
    (!never &&
      ((withObject.has(verb) && isThing(clause)) ||
        (timed && (withDate.has(verb) || withObject.has(verb) || refersBack)) ||
        (VAGUE.test(verb) && refersBack) ||
        (deadline && verb.length > 2)));
  return isWork
    ? {
        refersBack,
        isVague: refersBack && VAGUE.test(verb),
        isClear: work.has(verb) || starts(WORK_PHRASES, phrase),
        verb,
      }
    : undefined;
}
