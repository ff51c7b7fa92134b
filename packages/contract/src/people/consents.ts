import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { newConsent, purpose } from "./consent.ts";
import { person, relabelledMeetings } from "./person.ts";

const tags = ["people"];

/** `POST /api/people/{id}/consents` */
export const recordConsent = createRoute({
  method: "post",
  path: "/api/people/{id}/consents",
  tags,
  summary: "Record a consent",
  request: { params: idParam, body: body(newConsent) },
  responses: { 201: json("The updated person", person), ...problems },
});

/** `DELETE /api/people/{id}/consents/{purpose}` */
export const withdrawConsent = createRoute({
  method: "delete",
  path: "/api/people/{id}/consents/{purpose}",
  tags,
  summary: "Withdraw a consent: templates are deleted, meetings relabelled",
  request: {
    params: idParam.extend({ purpose: purpose.openapi({ param: { in: "path", name: "purpose" } }) }),
  },
  responses: { 200: json("Withdrawn", relabelledMeetings), ...problems },
});

/** A wording that people agree to. */
export const consentText = z.object({
  version: z.string(),
  language: z.string(),
  purpose,
  text: z.string(),
});

/** See {@link consentText}. */
export type ConsentText = z.infer<typeof consentText>;

/** `GET /api/consent-texts` */
export const listConsentTexts = createRoute({
  method: "get",
  path: "/api/consent-texts",
  tags,
  summary: "The wordings that people agree to",
  responses: { 200: json("Texts", listOf(consentText)), ...problems },
});
