import type { LanguageRules, OwnerHint } from "./language-rules.ts";
import type { Action, Attendee, Question } from "./schema.ts";
import type { Sentence } from "./sentences.ts";

/** Below this, whoever says "I will" is not known well enough to be held to it. */
const SURE_SPEAKER = 0.6;
/** An answer to "could you …?" comes within this many turns. */
const REPLY_TURNS = 2;

/** The names a sentence may call a person by: the full name, and each part no one else shares. */
export function callNames(attendees: readonly Attendee[]): Map<string, Attendee> {
  const names = new Map<string, Attendee>();
  const shared = new Set<string>();
  for (const attendee of attendees.filter(({ known }) => known)) {
    // Korean names are written together: 김민수 is called 민수.
    const parts = /^[가-힣]{3,4}$/.test(attendee.name)
      ? [attendee.name.slice(1)]
      : attendee.name.split(/\s+/);
    for (const part of new Set([attendee.name, ...parts].map((text) => text.toLocaleLowerCase()))) {
      if (part.length < 2) continue;
      if (names.has(part) && names.get(part) !== attendee) shared.add(part);
      names.set(part, attendee);
    }
  }
  for (const name of shared) names.delete(name);
  return names;
}

/** What was promised or asked for. An action whose owner nobody can tell becomes a question, not a guess. */
export function findActions(
  sentences: readonly Sentence[],
  attendees: readonly Attendee[],
  rules: LanguageRules,
  meetingDate: string | undefined,
): { actions: Action[]; questions: Question[] } {
  const names = callNames(attendees);
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
    // "Sure, I will" belongs to the request it answers; it is no second action.
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
