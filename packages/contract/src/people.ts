import { createRoute, z } from "@hono/zod-openapi";
import { body, id, idParam, instant, json, problems } from "./shared.ts";
import { unknownPerson } from "./unknown-person.ts";

const tags = ["people"];
const purpose = z.enum(["face-recognition", "voice-recognition"]);
const name = z.string().trim().min(1).max(200);

export const consent = z
  .object({
    purpose,
    textVersion: z.string().describe("Which wording the person agreed to"),
    givenAt: instant,
    evidence: z.string().describe("Where the proof is"),
    withdrawnAt: instant.optional(),
  })
  .openapi("Consent");

export const newConsent = z
  .strictObject({
    purpose,
    textVersion: z.string().min(1).max(100),
    evidence: z.string().trim().min(1).max(1000),
    givenAt: instant.optional().describe("Default: now"),
  })
  .openapi("NewConsent");

export const template = z
  .object({
    id: z.string(),
    kind: z.enum(["face", "voice"]),
    model: z.string(),
    source: z.string(),
    quality: z.object({
      confidence: z.number().optional(),
      sizePixels: z.number().optional(),
      durationSeconds: z.number().optional(),
    }),
    createdAt: instant,
  })
  .openapi("Template");

export const person = z
  .object({
    id,
    name,
    createdAt: instant,
    consents: z.array(consent).describe("Oldest first, withdrawn ones included"),
    templates: z.array(template),
  })
  .openapi("Person");

export const listPeople = createRoute({
  method: "get",
  path: "/api/people",
  tags,
  summary: "The directory, by name",
  responses: { 200: json("People", z.object({ items: z.array(person) })), ...problems },
});

export const addPerson = createRoute({
  method: "post",
  path: "/api/people",
  tags,
  summary: "Add a person with what they consented to",
  request: {
    body: body(z.strictObject({ name, id: id.optional(), consents: z.array(newConsent).max(2).default([]) })),
  },
  responses: { 201: json("The person", person), ...problems },
});

export const readPerson = createRoute({
  method: "get",
  path: "/api/people/{id}",
  tags,
  summary: "One person",
  request: { params: idParam },
  responses: { 200: json("The person", person), ...problems },
});

export const renamePerson = createRoute({
  method: "patch",
  path: "/api/people/{id}",
  tags,
  summary: "Rename a person, here and in every minutes",
  request: { params: idParam, body: body(z.strictObject({ name })) },
  responses: { 200: json("The person as they are now", person), ...problems },
});

const relabelled = z.object({
  meetings: z
    .array(id)
    .describe("The meetings they were in: relabelled at once, made anew in the background"),
});

export const removePerson = createRoute({
  method: "delete",
  path: "/api/people/{id}",
  tags,
  summary: "Delete a person with templates, consents and keys",
  request: { params: idParam },
  responses: { 200: json("Deleted", relabelled), ...problems },
});

export const giveConsent = createRoute({
  method: "post",
  path: "/api/people/{id}/consents",
  tags,
  summary: "Record a consent",
  request: { params: idParam, body: body(newConsent) },
  responses: { 201: json("The person as they are now", person), ...problems },
});

export const withdrawConsent = createRoute({
  method: "delete",
  path: "/api/people/{id}/consents/{purpose}",
  tags,
  summary: "Withdraw a consent: templates are deleted, meetings relabelled",
  request: {
    params: idParam.extend({ purpose: purpose.openapi({ param: { in: "path", name: "purpose" } }) }),
  },
  responses: { 200: json("Withdrawn", relabelled), ...problems },
});

const binary = z.string().openapi({ format: "binary" });

export const enrolFace = createRoute({
  method: "post",
  path: "/api/people/{id}/faces",
  tags,
  summary: "Enrol the one face in a photo",
  request: {
    params: idParam,
    query: z.object({ name: z.string().trim().min(1).max(200).default("photo") }),
    body: {
      required: true,
      content: {
        "image/jpeg": { schema: binary },
        "image/png": { schema: binary },
        "image/webp": { schema: binary },
      },
    },
  },
  responses: { 201: json("The person as they are now", person), ...problems },
});

export const enrolVoice = createRoute({
  method: "post",
  path: "/api/people/{id}/voices",
  tags,
  summary: "Enrol the voice in a sound of one speaker, 3 s or longer",
  request: {
    params: idParam,
    query: z.object({ name: z.string().trim().min(1).max(200).default("voice sample") }),
    body: {
      required: true,
      content: {
        "audio/wav": { schema: binary },
        "audio/webm": { schema: binary },
        "audio/mp4": { schema: binary },
      },
    },
  },
  responses: { 201: json("The person as they are now", person), ...problems },
});

export const removeTemplate = createRoute({
  method: "delete",
  path: "/api/people/{id}/templates/{template}",
  tags,
  summary: "Remove a template",
  request: { params: idParam.extend({ template: id.openapi({ param: { in: "path", name: "template" } }) }) },
  responses: { 200: json("The person as they are now", person), ...problems },
});

export const consentTexts = createRoute({
  method: "get",
  path: "/api/consent-texts",
  tags,
  summary: "The wordings people agree to",
  responses: {
    200: json(
      "Texts",
      z.object({
        items: z.array(z.object({ version: z.string(), language: z.string(), purpose, text: z.string() })),
      }),
    ),
    ...problems,
  },
});

export const reviewQueue = createRoute({
  method: "get",
  path: "/api/review",
  tags,
  summary:
    "Unknown faces and voices of the latest meetings; those that look alike across meetings together, where the policy keeps them",
  responses: {
    200: json(
      "Groups",
      z.object({
        items: z.array(
          z.object({
            group: z.string().describe("Those of one group look alike; alone where faces are not kept"),
            sightings: z.array(unknownPerson.extend({ meeting: id, title: z.string() })),
          }),
        ),
      }),
    ),
    ...problems,
  },
});

const policy = z
  .object({ keepUnknownFaces: z.boolean().describe("Compare unknown faces across meetings; off by default") })
  .openapi("Policy");

export const readPolicy = createRoute({
  method: "get",
  path: "/api/policy",
  tags,
  summary: "What this installation keeps about unknown people",
  responses: { 200: json("The policy", policy), ...problems },
});

export const changePolicy = createRoute({
  method: "put",
  path: "/api/policy",
  tags,
  summary: "Change what is kept about unknown people",
  request: { body: body(policy.strict()) },
  responses: { 200: json("The policy", policy), ...problems },
});
