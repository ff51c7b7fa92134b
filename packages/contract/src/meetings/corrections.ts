import { correctionSchema } from "@hapju/meeting/schema";
import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id, instant } from "../schema/values.ts";

const tags = ["meetings"];

/** What is wrong in a record, anchored to time and place. Cloned: see `minutes`. */
export const correction = correctionSchema.clone().openapi("Correction");

/** See {@link correction}. */
export type Correction = z.infer<typeof correction>;

/** A correction with who made it, when, and whether it was undone. */
export const correctionRecord = z
  .object({
    id: z.string(),
    correction,
    actor: z.string().describe("Id of a user, or name of the process that acted"),
    actorName: z.string().optional().describe("Name of the user, while they exist"),
    createdAt: instant,
    undoneAt: instant.optional(),
    template: z.string().optional().describe("Id of the template it enrolled"),
  })
  .openapi("CorrectionRecord");

/** See {@link correctionRecord}. */
export type CorrectionRecord = z.infer<typeof correctionRecord>;

/** `GET /api/meetings/{id}/corrections` */
export const listCorrections = createRoute({
  method: "get",
  path: "/api/meetings/{id}/corrections",
  tags,
  summary: "All corrections, oldest first",
  request: { params: idParam },
  responses: { 200: json("Corrections", listOf(correctionRecord)), ...problems },
});

/** `POST /api/meetings/{id}/corrections` */
export const createCorrection = createRoute({
  method: "post",
  path: "/api/meetings/{id}/corrections",
  tags,
  summary: "Correct the record; responds when the minutes are corrected",
  request: {
    params: idParam,
    body: body(
      z.strictObject({
        correction,
        enrol: z
          .boolean()
          .default(false)
          .describe("Enrol the corrected face as a template, if the person has consented"),
      }),
    ),
  },
  responses: { 201: json("The stored correction", correctionRecord), ...problems },
});

/** `DELETE /api/meetings/{id}/corrections/{correction}` */
export const undoCorrection = createRoute({
  method: "delete",
  path: "/api/meetings/{id}/corrections/{correction}",
  tags,
  summary: "Undo a correction, exactly",
  request: {
    params: idParam.extend({ correction: id.openapi({ param: { in: "path", name: "correction" } }) }),
  },
  responses: { 204: { description: "Undone" }, ...problems },
});
