import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id, instant, name } from "../schema/values.ts";
import { consent, newConsent } from "./consent.ts";
import { template } from "./template.ts";

const tags = ["people"];

/** The name of a person. */
export const personName = name(200);

/** A person of the directory. */
export const person = z
  .object({
    id,
    name: personName,
    createdAt: instant,
    consents: z.array(consent).describe("Oldest first, withdrawn ones included"),
    templates: z.array(template),
  })
  .openapi("Person");

/** See {@link person}. */
export type Person = z.infer<typeof person>;

/** `GET /api/people` */
export const listPeople = createRoute({
  method: "get",
  path: "/api/people",
  tags,
  summary: "The directory, by name",
  responses: { 200: json("People", listOf(person)), ...problems },
});

/** `POST /api/people` */
export const createPerson = createRoute({
  method: "post",
  path: "/api/people",
  tags,
  summary: "Add a person with their consents",
  request: {
    body: body(
      z.strictObject({
        name: personName,
        id: id.optional(),
        consents: z.array(newConsent).max(2).default([]),
      }),
    ),
  },
  responses: { 201: json("The person", person), ...problems },
});

/** `GET /api/people/{id}` */
export const getPerson = createRoute({
  method: "get",
  path: "/api/people/{id}",
  tags,
  summary: "One person",
  request: { params: idParam },
  responses: { 200: json("The person", person), ...problems },
});

/** `PATCH /api/people/{id}` */
export const updatePerson = createRoute({
  method: "patch",
  path: "/api/people/{id}",
  tags,
  summary: "Rename a person, in the directory and in all minutes",
  request: { params: idParam, body: body(z.strictObject({ name: personName })) },
  responses: { 200: json("The updated person", person), ...problems },
});

/** The meetings that a deletion or a withdrawal changes. */
export const relabelledMeetings = z.object({
  meetings: z
    .array(id)
    .describe("Meetings the person was in: relabelled at once, recomputed in the background"),
});

/** `DELETE /api/people/{id}` */
export const deletePerson = createRoute({
  method: "delete",
  path: "/api/people/{id}",
  tags,
  summary: "Delete a person with templates, consents and keys",
  request: { params: idParam },
  responses: { 200: json("Deleted", relabelledMeetings), ...problems },
});
