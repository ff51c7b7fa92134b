import type { Language, OwnerHint, SentenceRules } from "../lang/language.ts";
import type { Action, Attendee, Question } from "./schema.ts";
import type { Sentence } from "./sentences.ts";

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
  readonly rules: SentenceRules;
  /** ISO day. */
  readonly meetingDate: string | undefined;
}

/** What was promised or requested. An action whose owner is not clear becomes a question. */
export function findActions(
  sentences: readonly Sentence[],
  { names, rules, meetingDate }: ActionContext,
): { actions: Action[]; questions: Question[] } {
  const actions: Action[] = [];
  const questions: Question[] = [];
  const taken = new Set<Sentence>();
  const sureSpeaker = ({ turn }: Sentence) => (turn.confidence >= SURE_SPEAKER ? turn.speaker : undefined);
  for (const [index, sentence] of sentences.entries()) {
    if (taken.has(sentence) || rules.isDecision(sentence.text)) continue;
    const hint = rules.findAction(sentence.text, [...names.keys()]);
    if (!hint) continue;
    const reply = sentences
      .slice(index + 1)
      .find(
        ({ turnIndex, turn }) =>
          turnIndex <= sentence.turnIndex + REPLY_TURNS && turn.speaker !== sentence.turn.speaker,
      );
    const acceptance = reply && rules.isAcceptance(reply.text) ? reply : undefined;
    const owner = ownerOf(hint);
    function ownerOf(of: OwnerHint): string | undefined {
      if (of.kind === "speaker") return sureSpeaker(sentence);
      if (of.kind === "named") return names.get(of.name.toLocaleLowerCase())?.id;
      return of.kind === "listener" && acceptance ? sureSpeaker(acceptance) : undefined;
    }
    if (owner === undefined) {
      questions.push({ text: sentence.text, about: "owner", cites: [sentence.turn.id] });
      continue;
    }
    // "Sure, I will" belongs to the request it answers; it is not a second action.
    const accepted = hint.kind !== "speaker" && acceptance?.turn.speaker === owner ? acceptance : undefined;
    if (accepted) taken.add(accepted);
    const due =
      rules.findDue(sentence.text, meetingDate) ?? (accepted && rules.findDue(accepted.text, meetingDate));
    actions.push({
      text: sentence.text,
      owner,
      cites: [sentence.turn.id, ...(accepted ? [accepted.turn.id] : [])],
      ...(due ? { due } : {}),
    });
  }
  return { actions, questions };
}
