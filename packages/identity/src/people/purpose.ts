/** What a person may consent to. */
export const PURPOSES = ["face-recognition", "voice-recognition"] as const;
/** See {@link PURPOSES}. */
export type Purpose = (typeof PURPOSES)[number];

/** What a template is of. */
export type TemplateKind = "face" | "voice";

/** The consent that templates of a kind need. */
export const purposeOf = (kind: TemplateKind): Purpose => `${kind}-recognition`;
/** The templates that a consent allows. */
export const kindOf = (purpose: Purpose): TemplateKind => (purpose === "face-recognition" ? "face" : "voice");
