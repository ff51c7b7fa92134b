import { phrases } from "../phrases.ts";
import { around, isJoke, isTentative, type Surroundings, stands } from "./cues.ts";
import { isUnfinished } from "./plain.ts";
import { isSmallTalk } from "./small-talk.ts";
import { WORDS } from "./words.ts";

/** What a group does when it commits itself, in its base form. */
const COMMIT = `
  go_with go_for go_ahead_with move_the move_our move_it_to move_to move_everything move_that release ship launch use keep postpone delay cancel hire adopt choose pick switch_to switch_from
  switch_over stop drop buy scrap skip stick_with stick_to stay_with abandon replace renew do_without raise_the lower_the cut_the settle_on
  settle_for leave_it_at leave_it_out leave_the limit set_the run_with outsource merge extend approve accept reject discontinue remove
  include exclude rule_out freeze rent invest_in restrict shelve push_back split_the call_off phase_out
  have_to_go_with cap`;

/** The same in progress: "okay, we are dropping it". What a group does every day is left out: "we are using". */
const COMMITTING = `
  going_with going_for going_ahead_with moving_the moving_to moving_our moving_it releasing shipping launching keeping postponing delaying
  cancelling canceling hiring adopting choosing picking switching_to stopping dropping buying scrapping skipping sticking_with sticking_to
  staying_with abandoning replacing renewing settling_on settling_for leaving_the limiting outsourcing merging extending rejecting
  removing shelving splitting_the calling_off phasing_out cutting_the raising_the lowering_the`;

const CLASSES = { ...WORDS, commit: COMMIT, committing: COMMITTING };
const table = (text: string) => phrases(text, CLASSES);

/** The group says that it has decided. */
const DECIDED = table(`
  {we} (have|has)* ({adverb})* decided|agreed|approved|adopted|rejected|concluded|resolved|opted|voted
  {we} have|has ({adverb})* chosen|picked|selected
  {we} (have|has)* ({adverb})* chose|picked to
  ^ ({agreed})* we chose|picked
  {we} (have|has)* ({adverb})* settled on|for
  {we} (have|has)* ({adverb})* accepted the
  {we} (have|has)* ({adverb})* ended up choosing|picking|buying
  {we} (have|has)* ({adverb})* ended up going with
  {we} (have|has)* ({adverb})* made our|up minds|mind|our (mind|minds)
  {we} (have|has)* ({adverb})* came|come to the|a|an decision|conclusion|agreement
  {we} (have|has)* ({adverb})* reached a|an decision|agreement|consensus
  {we} (have|has)* ({adverb})* made the|a|our decision|choice
  {we} (have|has) ({adverb})* gone with|for
`);
/** The group agrees, now. */
const AGREE = table(`
  ^ ({starter})* {we} (do) ({adverb})* agree (that|on|to|not|no)
  ^ ({starter})* {we} are (all) agreed
  ^ ({starter})* {we} are (all) in favour|favor|agreement
  {starter} {we} (all) agree that|on|to|no
`);
/** Something is decided, by whomever in the room. */
const SETTLED = table(`
  ^ ({starter})* it|that|this|everything is (all|now|then|finally|therefore|officially|hereby|already|been)* decided|settled|agreed|approved|adopted|carried
  ^ ({starter})* it|that|this|everything has (now|finally|already)* been decided|settled|agreed|approved|adopted
  that|it is decided|settled|agreed (then) $
  motion|proposal|budget|plan|design|bylaw|bylaws|request|suggestion|offer|amendment|resolution|application|schedule|minutes|change|changes|contract|policy|agenda|purchase|project|guidelines is|are|stands|has_been|have_been (now|then|hereby|unanimously|therefore|thereby|formally|all)* approved|accepted|adopted|carried|passed|rejected|decided|agreed|confirmed|declined
  motion|proposal carried|passes|carries
  ^ ({starter})* decision made
  that|it|this is a deal
  ^ ({starter})* that|this is final
  the consensus is that|to
  unanimously approved|adopted|accepted|agreed|decided
  everybody|everyone is in favour|favor
  the decision (we) (made|took)* is to|that
  the decision is we
  ^ ({starter})* (final) decision:
  final decision we|is we|to|that
  ^ ({starter})* (our) final decision
  we have a|our decision|agreement|deal|consensus
  i (hereby) declare .. carried|approved|adopted|accepted|closed
  agreed|decided then|unanimously
  so decided
  it is hereby
`);
/** The group says what it will do. */
const WILL = table(`
  we ({adverb})* will|shall ({adverb})* {commit}
  we are ({adverb})* going to ({adverb})* {commit}
  we will ({adverb})* do|make|hold it|this|that (on|in|at|by) (the) {day}|{month}|{ordinal}|{number}
  from now on we|all|every|nobody|everybody
  we will .. instead
  we are cancelling|dropping|scrapping|postponing|keeping the
`);
/** The same in the present, which without a word such as "okay" before it or "then" behind may be a habit. */
const NOW = table(`
  we are ({adverb})* {committing}
  we go|stay|stick with
  we take|raise|lower|keep|cut the|a
  we drop|cancel|postpone|skip
  we will|do|are not (going_to) (be) {commit}|{committing}
`);
const CONCLUDES = table("^ {agreed}\nthen|so $");
/** The same without such a word. */
const GOING_WITH = table("we are (now|then)* going|sticking|staying|going_ahead with|for");
/** A proposal; who speaks next makes it a decision. */
const LET_US = table(`
  let us ({adverb})* {commit}
  let us make it {day}|{month}|{number}|the|a|at
`);
/** "Ten per cent it is." */
const IT_IS = table("^ ({agreed})* * (*) (*) (*) it is $");
const NOT_IT_IS = table(
  "what|how|as|where|because|that|think|whatever|who|when|why|since|not|if|here|there|now|just|yes|yeah|like|know|is|are|was|and|i|mean|maybe|um .. it is $\nwhat|how|as|where|because|that|think|whatever|who|when|why|since|not|if|here|there|now|just|yes|yeah|like|know|is|are|was|and|i|mean|maybe|so|um|well|no|one|it|ok|okay|or|for|you|me|too|have|has|to|in|of|with|at|on|sure|same|even|only|his|her|we|they|he|she it is $",
);

/** What follows and makes such words talk, an idiom or a courtesy. */
const TALK = table(`
  decided|agreed|chosen|picked|voted nothing|anything|already
  decided|agreed on|about|exactly|absolutely nothing
  agreed|agree to|that disagree
  agreed|agree with you|him|her|them|me|that|this
  agreed|agree on one thing
  agree|agreed (that) (*) (*) (*) is|are|was|looks (so|very|really) the|great|nice|good|bad|terrible|ugly|pretty|funny|important|difficult|hard|crazy|right|wrong|best|satisfactory|fine|okay|useful|interesting|true|worth|quite
  keep|keeping {this}|you|me|him|her|us in|posted|short|brief|quick|up|informed|between|secret|open|at|on|going|simple|moving
  keep|keeping in|going|talking|it|to|our|doing|working|trying|asking|saying|having|an|looking|moving|on|track|*ing
  keep|keeping the window|door|ball|discussion|meeting
  keep|keeping .. secret|mind
  keep|keeping (*) *ed
  go|going for .. meeting|presentation|presentations
  use|using up|an|our|your|my|some
  use|using the|this|that|these|it (*) (*) (*) (*) time|minute|minutes|hour|hours|break|chance|opportunity|slide|meeting|later|now|as|round|example
  set|setting|cut|cutting the record|table|scene|stage|tone|small|crap|chit
  run|running with scissors
  include|including everyone|everybody
  accept|accepting that
  stop|stopping here|there|in|for|at|now|sharing|pretending|talking|arguing|complaining|worrying|kidding|joking|whining|fighting|wasting|it|this|that
  skip|skipping ahead|over|to|this|that|it|one
  skip|skipping the|this|that|these introductions|intro|small|formalities|details|rest|one|slide|item|point|page|part|reading
  stick|sticking|stay|staying to|with (the|our) agenda|topic|point|facts|time|schedule|it|this|that|us|me|you
  drop|dropping you|him|her|them|by|in|off|out|it|that
  drop|dropping the subject|topic
  drop|dropping * from|off
  pick|picking someone|somebody|anyone|up|it|this|that|one|on
  pick|picking a volunteer
  picked|agreed up
  skip|skipping through
  freeze the time
  choose|choosing our|your words
  go|going with you|him|her|them|that|it
  go|going with the flow
  go|going for {det}|lunch|dinner|breakfast|drinks|coffee|a|it (*) lunch|dinner|breakfast|walk|run|drink|drinks|beer|beers|coffee|swim|ride|break|presentation|presentations|meeting
  go|going for lunch|dinner|drinks|coffee|breakfast|it
  buy|buying you|him|her|it|a (round)
  move|moving from|on|over|along|to|forward|back|in|out|around|ahead|towards|away|into|up|down|this|that|it
  move|moving to mr|mrs|ms|dr|the_next|questions|item|items
  move|moving straight|then
  move|moving the|that|this (*) (*) forward|up|down|over|here|there|along
  switch|switching|switch_to|switching_to english|french|german|korean|spanish|my|your|the
  leave|leaving it|that|this at|there|open|here
  leave|leaving the room|meeting|building|floor|rest
  release|releasing|remove|include|replace|use|keep|drop|pick|buy|take|choose it|that|this|them|these|those|you $
  hire|hiring like crazy
  take|taking the opportunity|bus|train|lift|stairs|floor|time|next|first|question|questions
  start|starting with (*) (*) (*) question|presentation|you|introductions|introduction|agenda|*
  open|opening|close|closing the meeting|floor|window|door|discussion|session|file|presentation
  raise|raising the issue|question|point
  extend|extending an|a|our|my
  introduce|introducing ourselves|myself|yourself|you|each|the
  renew our
  support|pursue
  accept it|this|the fact
  * it|that|this here|there $
`);

/** What was decided earlier, or is only spoken of: "last year we decided …", "I am glad we agreed". */
const MENTIONED_BEFORE = table(`
  glad|happy|pleased|sorry|remember|recall|surprised|why|reason|originally|already|since|when|once|after|before|because|cause|what|whatever|which|how|until|as|where|thing|things|one|ones|than|that|time|who|amendments|letter
  last year|month|week|time|meeting|night|summer|winter|spring
  previous meeting|time|discussion
  in 19*|20*
  back then
  at the time|beginning|start
  * years|months|weeks ago
  at first
  in the past
  by the time
  the day
`);
const MENTIONED_AFTER = table(`
  ^ (on|for|with|upon|about) (last|before|earlier|already|previously) $
  ^ on (in|at|during) (the|our) last|previous
  ^ upon|on|about $
  last night|time|week|year|meeting|month
  previous meeting
  * days|weeks|months|years ago
  in 19*|20*
  ^ already
  ^ early|earlier on
  ^ earlier|before
`);
/** A decision that is yet to come: "once it is settled". */
const TO_COME = table(
  "once|when|whenever|after|before|until\nas soon as\nby the time\nsome|one day\nsomeday",
);
/** A plan without strength: "we'll use that later". */
const NOT_NOW = table(
  "later|again|anyway|someday|probably|maybe|hopefully\nin|for a minute|second|moment|bit\nsome|one day",
);
/** No object, or only what the speakers point at: "we agree on that". */
const KNOWN_THING = table(
  "^ because|cause|already\n^ {this} already\n^ on the|our * $\n^ on the|our * and|so|but\n^ on the|our most|main|first\n^ that was|is",
);
const NO_CONTENT = table(
  "^ (on|exactly) what|which|how|who|when|whatever\n^ (on|for|with|upon|about|to|in) okay|yeah|yes|so|and|but|{this}|those_things|these_things|everything|something|one (i_think|already|then|now|too|so|and) $\n^ $\n^ it|those|them|these\n^ this|that,\n^ on those|these things",
);

/** Private matters that a group may decide, and that no minutes hold. */
const PRIVATE = table(
  "pub|barbecue|bbq|pizza|sushi|dog|cat|puppy|cinema|beer|beers|drinks|karaoke|wedding|baby|christmas|bar|picnic|movie",
);
const PRIVATE_BUT_WORK = table(
  "team|company|office|client|customer|department|staff|ban|policy|budget|project",
);

/** The last word before a claim that begins a clause: "the materials we will use" begins none. */
const OPENS = table("{starter}|agree|agreed|think|everyone|folks|all|minds|basically $");
const beginsClause = ({ before, left }: Surroundings) =>
  !has(SUBORDINATE, left) && (/(?:^|[,.;:!?])$/.test(before.trim()) || has(OPENS, before.trimEnd()));
/** Right before a claim: it is a reason or a thing, and no decision of now. */
const SUBORDINATE = table("because|cause|since|while|which|whose|things|what|way $");

const has = (pattern: RegExp, text: string) => text.search(pattern) >= 0;

/** A way in which a group commits itself. */
interface Form {
  readonly pattern: RegExp;
  /** `proposed`: a decision only if nobody objects and who answers agrees. */
  readonly strength: "made" | "proposed";
  readonly accepts: (where: Surroundings, text: string) => boolean;
}

const pointsAt = (said: string, { rest }: Surroundings) => {
  const words = said.split(/,? /);
  return [1, 2, 3].some((count) => {
    const text = `${words.slice(-count).join(" ")} ${rest}`.trim();
    const [first] = text.matchAll(TALK);
    return first?.index === 0;
  });
};

const isPlan = (where: Surroundings) =>
  beginsClause(where) &&
  !isTentative(where) &&
  !has(NOT_NOW, where.after) &&
  !has(TO_COME, where.before) &&
  !has(NO_CONTENT, where.after);

const FORMS: readonly Form[] = [
  {
    pattern: DECIDED,
    strength: "made",
    accepts: (where) =>
      beginsClause(where) &&
      !has(MENTIONED_BEFORE, where.before) &&
      !has(MENTIONED_AFTER, where.rest) &&
      !has(NO_CONTENT, where.after) &&
      !has(KNOWN_THING, where.after),
  },
  { pattern: AGREE, strength: "made", accepts: (where) => !has(NO_CONTENT, where.after) },
  { pattern: SETTLED, strength: "made", accepts: (where) => !has(TO_COME, where.before) },
  {
    pattern: WILL,
    strength: "made",
    accepts: isPlan,
  },
  { pattern: NOW, strength: "made", accepts: (where, text) => has(CONCLUDES, text) && isPlan(where) },
  { pattern: GOING_WITH, strength: "made", accepts: isPlan },
  {
    pattern: LET_US,
    strength: "proposed",
    accepts: (where) => beginsClause(where) && !isTentative(where) && !has(NOT_NOW, where.after),
  },
];

/** Whether a group commits itself in a plain sentence: it has decided, agrees, or says what it will do. */
export function findDecision(text: string): "made" | "proposed" | undefined {
  if (text.endsWith("?") || isUnfinished(text) || isJoke(text) || isSmallTalk(text)) return undefined;
  for (const { pattern, strength, accepts } of FORMS)
    for (const match of text.matchAll(pattern)) {
      const where = around(text, match);
      const isPrivate = has(PRIVATE, where.rest) && !has(PRIVATE_BUT_WORK, where.rest);
      if (stands(where) && !isPrivate && !pointsAt(match[0], where) && accepts(where, text)) return strength;
    }
  return has(IT_IS, text) && !has(NOT_IT_IS, text) ? "made" : undefined;
}

const RECAP = table(`
  minutes of|from the|our last|previous meeting|meetings
  (recap|summarise|summarize|review|go_over|go_through|read) .. the|our|previous (last) minutes
  recap
  previous minutes
  last|previous meeting|time (we|you|was|were|i)
  since the|our last|previous meeting
  these|here|those are (our|the) minutes
`);

/** Whether a plain sentence begins to tell of an earlier meeting. */
export const isRecap = (text: string): boolean => has(RECAP, text);
