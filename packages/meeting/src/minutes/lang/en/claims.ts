import type { ClaimContext } from "../claim-context.ts";
import { around, stands } from "./moods.ts";
import { type Work, workIn } from "./work.ts";

/** Words between a subject, its auxiliary and its verb. */
export const ADVERB =
  "(?:(?:just|also|then|quickly|definitely|certainly|gladly|happily|personally|of course|still|now|probably|really|always)\\b,? )*";
/** Words that leave it open whether something is done. */
export const PERHAPS = /\b(?:maybe|perhaps|might|may|possibly|would|could|theory)\b/;
/** Whether a plain sentence names a day on or by which something is done. */
export const DATED =
  /\b(?:by|before|until|no later than|due)\b.*\b(?:\w+day|tomorrow|noon|end|eod|week|month|\d+(?:st|nd|rd|th)?|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:today|tomorrow|tonight|next week)\b/;

/** Work that somebody promises, is asked for or has to do, with the text from its verb on. */
export interface Claim {
  readonly work: Work;
  readonly after: string;
}

/** Whether somebody is said to do work that stands. `inflected`: the verb is "sends", "sending". */
export const isClaim = (where: ClaimContext, inflected = false): boolean =>
  workIn(where.after, inflected) !== undefined && stands(where, where.after) && !PERHAPS.test(where.before);

/**
 * The work behind each match that stands.
 * @param pattern global
 */
export function claimsAt(text: string, pattern: RegExp): Claim[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const where = around(text, match);
    const work = workIn(where.after);
    return work && isClaim(where) ? [{ work, after: where.after }] : [];
  });
}
