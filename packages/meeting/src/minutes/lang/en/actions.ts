import { escapeForPattern, type OwnerHint } from "../language.ts";
import { phrases } from "../phrases.ts";
import {
  around,
  isConditional,
  isDenied,
  isJoke,
  isPerhaps,
  isReported,
  type Surroundings,
  stands,
  takesBack,
} from "./cues.ts";
import { type ActionFrame, FRAMES } from "./frames.ts";
import { isUnfinished } from "./plain.ts";
import { isSmallTalk } from "./small-talk.ts";
import { isDeadline, isTimed } from "./times.ts";
import { WORDS } from "./words.ts";
import { type Work, workIn } from "./work.ts";

/** Directly before a frame these make it part of something else: "the things i will do", "so that you can you …". */
const NOT_DIRECTLY_BEFORE =
  /\b(?:than|what|which|whatever|how|where|why|when|who|whom|far as|as|things?|all|everything|ones?|those|parts?|you|they)$/;
/** "I can …" is an offer with these verbs, else it says what is possible. */
const OFFERED =
  /^(?:do|take|prepare|send|book|call|ask|check|organi[sz]e|set|order|arrange|write|translate|print|handle|look|contact|email|draft|talk|speak|invite|review|test|fix|update|upload|forward|schedule|ring|phone|find|put)$/;
/** "I have to …", "let me …" of dealings with others is work, else it says what one does here and now. */
const WITH_OTHERS =
  /^(?:ask|call|phone|ring|email|contact|write|send|meet|book|order|pay|renew|submit|file|hand|reply|apply|register|cancel|invite|remind|inform|get|check|talk|speak|prepare|finish|update|forward|draft|find|put|set|fix|type|compile|document|organise|organize|take|renew|buy|return|consult|follow|order)$/;
/** "Let me …" is a promise of these, else one does it while the others wait. */
/** "We will discuss it on Friday" is no work. */
const SPOKEN = /^(?:come|continue|decide|discuss|go|meet|see|speak|start|talk)$/;
/** "I can meet on Monday" says when one has time. */
const AVAILABLE = /^(?:meet|make|come|be|join|go|talk|speak)$/;
const LET_ME = phrases(
  `
  ^ send|email|call|forward|draft|compile|book|order|prepare|talk|ask|update
  ^ write {det}|to|him|her|them
  ^ write|type {this} up
  ^ get|come back to|with you|him|her|them
  ^ check with
  ^ find out
`,
  WORDS,
);
/** "I'll just …" is done on the spot, but for these. */
const NOT_JUST =
  /^(?:send|email|mail|call|phone|order|book|buy|write|ask|tell|forward|upload|invite|cancel)$/;
const CONFIRMS = /,? (?:okay|ok|right|all right|alright)\?$/;

/** The frames with the names of one meeting, compiled once. */
interface Compiled {
  readonly frames: readonly (Omit<ActionFrame, "phrases"> & { readonly pattern: RegExp })[];
  readonly called: RegExp;
  /** The last word before a frame that begins a clause. */
  readonly opens: RegExp;
  readonly names: readonly string[];
}
const compiled = new WeakMap<readonly string[], Compiled>();

function compile(names: readonly string[]): Compiled {
  const known = compiled.get(names);
  if (known) return known;
  const words = {
    ...WORDS,
    name: names.map((name) => name.toLowerCase().replaceAll("*", "").replaceAll(" ", "_")).join(" "),
  };
  const frames = FRAMES.filter(({ who }) => who !== "named" || names.length > 0);
  const made = {
    frames: frames.map(({ phrases: table, ...frame }) => ({ ...frame, pattern: phrases(table, words) })),
    called: phrases("{name} $\n^ ({starter})* {name}\n{name} can|could|would|will|please|do|make", words),
    opens: phrases("{starter}|{name} $", words),
    names: [...names].sort((a, b) => b.length - a.length),
  };
  compiled.set(names, made);
  return made;
}

/**
 * Whom a plain sentence makes responsible; see `SentenceRules.findAction`.
 * @param names in lower case; pass the same array for all sentences of a meeting
 */
export function findAction(text: string, names: readonly string[]): OwnerHint | undefined {
  if (isUnfinished(text) || isJoke(text) || isSmallTalk(text)) return undefined;
  const all = compile(names);
  const isQuestion = text.endsWith("?") && !CONFIRMS.test(text);
  for (const frame of all.frames) {
    if (isQuestion && !frame.asks) continue;
    let refers: OwnerHint | undefined;
    for (const match of text.matchAll(frame.pattern)) {
      const where = around(text, match);
      const work = accepts(frame, where, match[0], all);
      if (!work) continue;
      const hint = hintOf(frame, work, match[0], text, all);
      if (hint.kind !== "speaker" || !hint.refersBack) return hint;
      refers ??= hint;
    }
    if (refers) return refers;
  }
  return undefined;
}

function hintOf(
  frame: ActionFrame | Compiled["frames"][number],
  work: Work,
  said: string,
  text: string,
  { called, names }: Compiled,
): OwnerHint {
  const nameIn = (part: string) =>
    names.find((name) =>
      new RegExp(`(?<![\\w'-])${escapeForPattern(name.toLowerCase())}(?![\\w'-])`).test(part),
    );
  if (frame.who === "named") return { kind: "named", name: nameIn(said) ?? "" };
  if (frame.who === "speaker")
    return { kind: "speaker", refersBack: work.refersBack, ...(work.isVague ? { isVague: true } : {}) };
  if (frame.who !== "listener") return { kind: "unnamed" };
  const calls = [...text.matchAll(called)].map(([part]) => nameIn(part)).find((name) => name !== undefined);
  return calls === undefined ? { kind: "listener" } : { kind: "named", name: calls };
}

/** "We agreed that Kim will …": whatever it is, it is work. */
const AGREED = /\b(?:agreed|decided)(?: that)?$/;
const AGREED_WORK: Work = { refersBack: true, isVague: false, isClear: true, verb: "" };

/** The work of a frame that stands. */
function accepts(
  frame: Omit<ActionFrame, "phrases">,
  where: Surroundings,
  said: string,
  { opens }: Compiled,
): Work | undefined {
  const before = where.before.trimEnd().replace(/,$/, "");
  if (NOT_DIRECTLY_BEFORE.test(before) || (frame.needs !== undefined && before.endsWith(" that")))
    return undefined;
  if (!frame.anywhere && !/(?:^|[,.;:!?])$/.test(where.before.trim()) && before.search(opens) < 0)
    return undefined;
  const isCertain = frame.verb === "none" || (frame.who === "named" && AGREED.test(where.left));
  const work = isCertain ? AGREED_WORK : workIn(where.rest, frame.verb !== "base");
  if (!work) return undefined;
  const clause = where.after;
  const timed = frame.verb === "s" ? isDeadline(clause) || isTimed(clause) : isTimed(clause);
  if (frame.needs === "time" && !timed) return undefined;
  if (frame.who === "speaker" && frame.verb === "ing" && !work.isClear) return undefined;
  if (frame.who === "group" && SPOKEN.test(work.verb)) return undefined;
  const isJust = /\bjust\b/.test(`${said} ${where.rest.slice(0, 5)}`);
  if (isJust && frame.who === "speaker" && !timed && !work.isClear && !NOT_JUST.test(work.verb))
    return undefined;
  if (frame.needs === "message" && !(timed && work.isClear) && where.rest.search(LET_ME) < 0)
    return undefined;
  if (frame.needs === "offer" && /\bso$/.test(before)) return undefined;
  if (frame.needs === "offer" && !(timed && !AVAILABLE.test(work.verb)) && !OFFERED.test(work.verb))
    return undefined;
  if (frame.needs === "others" && !timed && !WITH_OTHERS.test(work.verb)) return undefined;
  if (frame.who === "listener" && work.refersBack && !timed && !work.isClear) return undefined;
  if (frame.who === "listener" || frame.asks) {
    const asked = !isReported(where) && !isDenied(where) && !takesBack(where.rest);
    return asked && !isConditional({ ...where, after: "" }) ? work : undefined;
  }
  return stands(where) && !isPerhaps(where) ? work : undefined;
}
