import type { ClaimContext } from "../claim-context.ts";
import type { OwnerHint } from "../language.ts";
import { claimsAt } from "./claims.ts";
import { around, isConditional, isDenied, isReported, takesBack } from "./moods.ts";
import { workIn } from "./work.ts";

/** What asks somebody, up to the verb. */
const REQUESTED =
  "(?:(?:can|could|would|will) (?<who>you|someone|somebody|anyone|anybody|one of you)(?: all| both| guys)?,? (?:please |maybe |possibly |perhaps |also |then |just |be able to |be so kind (?:as )?to )*|(?:can|could|may) i ask (?<asked>you|someone) to |(?:would|do) you mind (?<mind>)|i (?:would like|want|need) (?<wanted>you|someone|somebody) to |(?:it )?would (?:it )?be (?:great|nice|good|possible) if (?<nice>you|someone|somebody) (?:could |would )?)";
const REQUEST = new RegExp(`(?:^|[ ,])${REQUESTED}(?=\\w)`, "g");
const IMPERATIVE =
  /(?:^|[,.;:!] |\b(?:and|so|then|okay|thank you|thanks)\b,? )(?:please|kindly)(?: also| just| then)?,? (?=\w)/g;
const REMINDER =
  /(?:^|[,.;] )(?:please )?(?:do not forget to|remember to|make sure (?:to|that|the|you|it|we|all)|be sure to) ?/;
const WHO = /\bwho (?:can|will|could|would|wants to|is going to|is able to) (?=\w)/g;

/** Whether work is asked for, in words that are neither reported, denied, conditional nor taken back. */
export const isAsked = (where: ClaimContext, inflected = false): boolean =>
  workIn(where.after, inflected) !== undefined &&
  !isReported(where) &&
  !isDenied(where) &&
  !isConditional({ ...where, after: "" }) &&
  !takesBack(where.after);

/** Whom a plain sentence asks for work: its listener, or somebody. */
export function requestedIn(text: string): OwnerHint | undefined {
  for (const match of text.matchAll(REQUEST)) {
    const groups = match.groups ?? {};
    const who = groups.who ?? groups.asked ?? groups.wanted ?? groups.nice ?? "you";
    if (isAsked(around(text, match), groups.mind !== undefined))
      return { kind: who === "you" ? "listener" : "unnamed" };
  }
  for (const { index, 0: said } of text.matchAll(IMPERATIVE)) {
    const after = text.slice(index + said.length);
    const conditional = isConditional({ before: text.slice(0, index), after: "" });
    if (workIn(after) && !takesBack(after) && !conditional) return { kind: "listener" };
  }
  const reminder = REMINDER.exec(text);
  if (reminder && workIn(text.slice(reminder.index + reminder[0].length))) return { kind: "listener" };
  return claimsAt(text, WHO).length > 0 ? { kind: "unnamed" } : undefined;
}
