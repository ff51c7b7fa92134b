import type { Language } from "../lang/language.ts";
import type { Reader } from "./reader.ts";
import type { Action, Attendee, Question } from "./schema.ts";
import { contentWords, type Sentence } from "./sentences.ts";
import { isTakenBack, replyTo } from "./taken-back.ts";

/** A speaker recognised with less confidence does not own what they promise. */
const SURE_SPEAKER = 0.6;
/** An answer to "could you …?" comes within this many turns. */
const REPLY_TURNS = 2;

/** What the known attendees may be called, in lower case: the full name, and each part that is not shared. */
export function callNames(
  attendees: readonly Attendee[],
  { partsOfName }: Pick<Language, "partsOfName">,
): Map<string, Attendee> {
  const names = new Map<string, Attendee>();
  const shared = new Set<string>();
  for (const attendee of attendees.filter(({ known }) => known)) {
    const parts = [attendee.name, ...partsOfName(attendee.name)].map((text) => text.toLocaleLowerCase());
    for (const part of new Set(parts)) {
      if (part.length < 2) continue;
      if (names.has(part) && names.get(part) !== attendee) shared.add(part);
      names.set(part, attendee);
    }
  }
  for (const name of shared) names.delete(name);
  return names;
}

/** What {@link findActions} needs beside the sentences. */
export interface ActionContext {
  /** Attendees by what they may be called; see {@link callNames}. */
  readonly names: ReadonlyMap<string, Attendee>;
  readonly rules: Reader;
  /** BCP 47 tag of the rules. */
  readonly language: string;
  /** ISO day. */
  readonly meetingDate: string | undefined;
}

/** A promise or request, and the sentences that belong to it. */
interface Found {
  readonly text: Sentence;
  readonly owner: string | undefined;
  readonly parts: readonly Sentence[];
}

/**
 * What was promised or requested. An action whose owner is not clear becomes a question.
 * @returns `taken`: the sentences that actions and questions were made of
 */
export function findActions(
  sentences: readonly Sentence[],
  context: ActionContext,
): { actions: Action[]; questions: Question[]; taken: ReadonlySet<Sentence> } {
  const { rules, meetingDate } = context;
  const actions: Action[] = [];
  const questions: Question[] = [];
  const taken = new Set<Sentence>();
  for (const [index, sentence] of sentences.entries()) {
    if (taken.has(sentence)) continue;
    const found = findAction(sentences, index, context);
    if (!found) continue;
    const { text, owner, parts } = found;
    for (const part of parts) taken.add(part);
    if (owner === undefined) {
      questions.push({ text: text.text, about: "owner", cites: [text.turn.id] });
      continue;
    }
    const due = [text, ...parts.filter((part) => part !== text).toReversed()]
      .map((part) => rules.findDue(part.text, meetingDate))
      .find((date) => date !== undefined);
    const cites = [...new Set(parts.map(({ turn }) => turn.id))];
    actions.push({ text: text.text, owner, cites, ...(due ? { due } : {}) });
  }
  return { actions, questions, taken };
}

function findAction(
  sentences: readonly Sentence[],
  index: number,
  context: ActionContext,
): Found | undefined {
  const { names, rules } = context;
  const sentence = sentences[index];
  const hint = sentence && rules.findAction(sentence.text);
  // "We agreed that Kim will call them" is work of Kim; "we agreed to call them" is a decision.
  const personal = hint?.kind === "named" || hint?.kind === "speaker";
  if (!hint || (!personal && rules.isDecision(sentence.text))) return undefined;
  if (isTakenBack(sentences, index, rules)) return undefined;
  const sureSpeaker = ({ turn }: Sentence) => (turn.confidence >= SURE_SPEAKER ? turn.speaker : undefined);
  if (hint.kind === "speaker" && hint.isVague && !rules.findDue(sentence.text, context.meetingDate))
    return undefined;
  if (hint.kind === "speaker") return { text: sentence, owner: sureSpeaker(sentence), parts: [sentence] };

  const named = hint.kind === "named" ? names.get(hint.name.toLocaleLowerCase())?.id : undefined;
  const reply = replyTo(sentences, index, REPLY_TURNS);
  const byOwner = reply && (named === undefined || reply.turn.speaker === named);
  if (byOwner && rules.isRefusal(reply.text)) return undefined;
  const promise = byOwner
    ? promiseIn(
        sentences,
        sentence,
        reply,
        context,
        hint.kind === "unnamed" && rules.isQuestion(sentence.text),
      )
    : undefined;
  const accepted = byOwner && hint.kind !== "unnamed" && rules.isAcceptance(reply.text) ? reply : undefined;
  const answer = promise?.sentence ?? accepted;
  return {
    // The promise says what will be done, unless it only refers to the request.
    text: promise && !promise.refersBack ? promise.sentence : sentence,
    owner: named ?? (answer && sureSpeaker(answer)),
    parts: answer ? [sentence, answer] : [sentence],
  };
}

/** The first promise, in the turn that a reply begins, that has to do with the request. */
function promiseIn(
  sentences: readonly Sentence[],
  request: Sentence,
  reply: Sentence,
  { rules, language }: ActionContext,
  /** "Who will …?": any promise answers it. */
  anyPromise: boolean,
): { sentence: Sentence; refersBack: boolean } | undefined {
  const wordsOf = ({ text }: Sentence) => contentWords(text, language, rules.stopWords);
  const asked = new Set(wordsOf(request));
  for (const sentence of sentences) {
    if (sentence.turn !== reply.turn) continue;
    const hint = rules.findAction(sentence.text);
    if (hint?.kind !== "speaker") continue;
    const refersBack = hint.refersBack ?? false;
    const related = anyPromise || refersBack || rules.isAcceptance(reply.text);
    if (related || wordsOf(sentence).some((word) => asked.has(word))) return { sentence, refersBack };
  }
  return undefined;
}
