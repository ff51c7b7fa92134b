import type { TemplateInfo } from "../templates/template.ts";
import type { Purpose } from "./purpose.ts";

/** A person's consent to one purpose, in force until `withdrawnAt`. */
export interface Consent {
  readonly purpose: Purpose;
  /** Which wording the person agreed to. */
  readonly textVersion: string;
  readonly givenAt: Date;
  /** Where the proof is: a signed form, an email, an import. */
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
