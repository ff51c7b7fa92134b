import type { Person, Purpose } from "@hapju/contract";

/** The consent to a purpose that is not withdrawn, if there is one. */
export const standingConsent = ({ consents }: Person, purpose: Purpose) =>
  consents.findLast((consent) => consent.purpose === purpose && consent.withdrawnAt === undefined);

/** Whether a person has any consent that is not withdrawn. */
export const hasConsent = (person: Person): boolean =>
  person.consents.some(({ withdrawnAt }) => withdrawnAt === undefined);

/** What can be enrolled of a person, with what they must agree to first. */
export const KINDS = [
  { kind: "face", purpose: "face-recognition" },
  { kind: "voice", purpose: "voice-recognition" },
] as const;
