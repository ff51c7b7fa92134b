import { z } from "@hono/zod-openapi";
import { instant, name, text } from "../schema/values.ts";

/** What a person may consent to. */
export const purpose = z.enum(["face-recognition", "voice-recognition"]);

/** See {@link purpose}. */
export type Purpose = z.infer<typeof purpose>;

/** A consent that a person gave, and perhaps withdrew. */
export const consent = z
  .object({
    purpose,
    textVersion: z.string().describe("Version of the wording the person agreed to"),
    givenAt: instant,
    evidence: z.string().describe("Where the proof is kept"),
    withdrawnAt: instant.optional(),
  })
  .openapi("Consent");

/** See {@link consent}. */
export type Consent = z.infer<typeof consent>;

/** A consent to record. */
export const newConsent = z
  .strictObject({
    purpose,
    textVersion: text(100).min(1),
    evidence: name(1000),
    givenAt: instant.optional().describe("Default: now"),
  })
  .openapi("NewConsent");

/** See {@link newConsent}. */
export type NewConsent = z.input<typeof newConsent>;
