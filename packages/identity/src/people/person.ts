import type { TemplateInfo } from "../templates/template.ts";

/** What a person may consent to. */
export const PURPOSES = ["face-recognition", "voice-recognition"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What is enrolled: a face or a voice. */
export type TemplateKind = "face" | "voice";

/** The consent that templates of a kind need. */
export const purposeOf = (kind: TemplateKind): Purpose => `${kind}-recognition`;
/** The templates that live by a consent. */
export const kindOf = (purpose: Purpose): TemplateKind => (purpose === "face-recognition" ? "face" : "voice");

/** A person's statement that one purpose is fine, or was until `withdrawnAt`. */
export interface Consent {
  readonly purpose: Purpose;
  /** Which wording the person agreed to. */
  readonly textVersion: string;
  readonly givenAt: Date;
  /** Where the proof is: a signed form, a mail, an import. */
  readonly evidence: string;
  readonly withdrawnAt?: Date;
}

/** A consent to be recorded; `givenAt` defaults to now. */
export type NewConsent = Omit<Consent, "givenAt" | "withdrawnAt"> & { readonly givenAt?: Date };

/** A row in the directory. */
export interface Person {
  /** Serves as a file name and as a speaker in the evaluation formats. */
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  /** Oldest first, withdrawn ones included. */
  readonly consents: readonly Consent[];
  /** What is enrolled, without the embeddings. */
  readonly templates: readonly TemplateInfo[];
}
