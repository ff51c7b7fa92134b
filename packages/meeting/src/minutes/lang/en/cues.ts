import { phrases } from "../phrases.ts";
import { WORDS } from "./words.ts";

const cue = (table: string) => phrases(table, WORDS);

/** What is said holds only if something else comes true. */
const CONDITION = cue(`
  if|unless|suppose|supposing|assuming|imagine|provided|whether|in_case|until|depends|depend|depending|otherwise
  had (we|they|i|you)
  were it|we|i|you|they
  in case
  say we
  in theory
  given that|we|they
`);
/** Polite or idle: no condition. */
const POLITE = cue(`
  if you like|want|wish|prefer|can|could
  if you do not mind
  if that|it|this is okay|ok|fine|alright|right|possible|not (with|for) (*)
  if that|it is all right (with|for) (*)
  if that helps
  if (it is) possible|necessary|needed
  if i may|can
`);
/** After these verbs "if" means "whether": "I'll ask if they can". */
const ASKING = cue(
  "ask|asks|check|see|know|tell|test|verify|confirm|look|clarify|decide|try|figure\nfind out",
);

/** Somebody else says so, now or in the past. */
const REPORT = cue(`
  said|says|say|saying|told|tells|telling|convinced|claims|claimed|claiming|argue|argues|argued|thinks|thought|believes|believed
  wrote|writes|announced|promised|promises|heard|rumour|rumours|rumor|rumors|apparently|allegedly|supposedly|reportedly|mentioned|suggested|insists|insisted|swore|hinted|assumed|feared|hoped|wanted|expected|tweeted
  according to
  tell|tells me|you|us|them
  the minutes
  quote|unquote
  used to
  turned out
  {they} go|goes
  {they} is|are like
  {they} think|thinks|say|says
  dreamed|dreamt
  i read
  were|was going to
`);
/** The speaker's own words about what they are doing: no report. */
const OWN_WORDS = cue(`
  i think|guess|suppose|believe|say|promise|thought
  as i said|mentioned
  like i said
  let us say
  i|we want (to)
  i|we wanted to
  you said|wanted|mentioned|asked
`);
const REPORT_AFTER = cue(`
  according to
  they|he|she|someone|somebody|people (always) say|says|said|claim|claims|told|thought|thinks|think
  i heard|read
  i have heard|read
  apparently|supposedly|allegedly
  or so (*) (*) think|thought|say|said
  which is|was wrong|false|untrue|nonsense|not
  which we|they|he|she did|do|does not
`);

/** Denied from outside: "I do not think we agreed". */
const DENIAL = cue(`
  not|never (*) (*) think|believe|say|said|saying|sure|certain|true|clear|like|recall|remember|promise|promised|agree|agreed|want|mean|claim|convinced|know|aware|seem
  as if
  not|never that
  nobody|none|neither|hardly|doubt|doubts|doubtful|unlikely|unclear|unsure|nowhere|impossible|wrong|pretend|pretending|refuse|refused
  no one
  far from
  no way
  not (*) (*) mean
`);

/** A proposal, an opinion, a wish: it is open whether it is done. */
const TENTATIVE = cue(`
  maybe|perhaps|probably|possibly|might|may|could|would|should|suggest|suggests|suggesting|suggested|preference|proposal|hopefully|preferably|option|theory|wish|worried|afraid|wonder|wondering|ideally|potentially|thinking|considering|tempted|want|wants
  propose|proposing that
  my vote
  i think|feel|guess|hope|suppose
  i am sure
  what|how about
  supposed to
  as if
  idea is|was
  leaning towards
  could|would like
  not|never
`);
/** Words that leave it open whether a person does something. */
const PERHAPS = cue(
  "maybe|perhaps|might|may|possibly|would|could|theory|hopefully\nwhat|how about\nnot|never",
);
/** Introduce an indirect question. */
const INDIRECT = cue("which|what|how|where|when|who|whether|why|whatever|whichever");

const RETRACTION = cue(`
  scrap|scratch|strike that|it
  forget it|that
  forget about it|that
  never mind
  nevermind
  no, wait|sorry
  no hang|hold on
  no wait
  wait, no
  actually|sorry, no
  oh no
  on second thought|thoughts
  i take that|it back
  take that|it back
  or rather
  rather i|we will|do|can not
  that|it is wrong
  i|we did not agree|decide|settle|say
  sorry (but) i|we can not
  i stand corrected
  correction
`);
const JOKE = cue(`
  (just|only) kidding|joking
  haha|hahaha|lol
  ha (ha)* $
  ha ha
  as a joke
  i wish $
  yeah (*) right|sure $
  yeah sure and
  yeah right and
  while we are at it
  when pigs fly
  over my dead body
  in your dreams
  dream on
  not $
`);

/** Begins a claim of its own: what was denied or reported before it does not touch it. */
const BOUNDARY =
  /[.;:!?]|(?:^|[ ,])(?:but|however|anyway|anyhow|because|cause|therefore|though|although|long story short)(?= |,)|, (?:and|so)(?= )| (?:so|and)(?= (?:i|we|then|now|please|can|could)\b)/g;

const CONTRAST = /[.;:!?]|(?:^|[ ,])(?:but|however|anyway|because|cause|therefore)(?= |,)/g;

/** What is said around a claim in its sentence. */
export interface Surroundings {
  /** All that stands before it. */
  readonly left: string;
  /** The same from the boundary on. */
  readonly before: string;
  /** From the last end of a sentence or contrast on: a condition reaches over "and then". */
  readonly wide: string;
  /** Up to the next boundary. */
  readonly after: string;
  /** To the end of the sentence. */
  readonly rest: string;
}

/** The words around a match of a pattern, cut where another claim begins. */
export function around(text: string, match: RegExpExecArray): Surroundings {
  const left = text.slice(0, match.index);
  const rest = text.slice(match.index + match[0].length).replace(/^,? /, "");
  const cut = [...left.matchAll(BOUNDARY)].at(-1);
  const end = rest.search(BOUNDARY);
  return {
    left: left.trimEnd(),
    wide: left.slice(
      Math.max(0, ...[...left.matchAll(CONTRAST)].map(({ index, 0: sign }) => index + sign.length)),
    ),
    before: cut ? left.slice(cut.index + cut[0].length) : left,
    after: end < 0 ? rest : rest.slice(0, end),
    rest,
  };
}

const has = (cue: RegExp, text: string) => text.search(cue) >= 0;

/** Whether a claim depends on something: "if they agree …", "… unless it rains". */
export function isConditional({ wide, after }: Surroundings): boolean {
  if (has(CONDITION, wide.replace(POLITE, " "))) return true;
  const right = after.replace(POLITE, " ");
  const [condition] = right.matchAll(CONDITION);
  if (!condition || condition[0] === "until") return false;
  const asked = has(ASKING, right.slice(0, condition.index));
  return !(/^(?:if|whether|depend)/.test(condition[0]) && asked);
}

/** Whether a claim is somebody else's: "they said …", "… according to the paper". */
export const isReported = ({ before, after, rest }: Surroundings): boolean =>
  has(REPORT, before.replace(OWN_WORDS, " ")) ||
  has(REPORT_AFTER, after) ||
  /^.*, which (?:is|was) (?:wrong|not)/.test(rest);

/** Whether a claim is denied: "I do not think …", "nobody said …". */
export const isDenied = ({ before }: Surroundings): boolean => has(DENIAL, before);

/** Whether a claim is a proposal, an opinion or an indirect question. */
export const isTentative = ({ before }: Surroundings): boolean =>
  has(TENTATIVE, before) || has(INDIRECT, before);

/** Whether it is open if somebody does something. */
export const isPerhaps = ({ before }: Surroundings): boolean => has(PERHAPS, before);

/** Whether words take back what was said before. */
export const takesBack = (text: string): boolean => has(RETRACTION, text);

/** Whether the words are a joke and say so. */
export const isJoke = (text: string): boolean => has(JOKE, text);

/** Whether a claim stands: neither conditional, reported, denied nor taken back. */
export const stands = (where: Surroundings): boolean =>
  !isConditional(where) && !isReported(where) && !isDenied(where) && !takesBack(where.rest);
