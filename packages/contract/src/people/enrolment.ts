import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { binary, id, name } from "../schema/values.ts";
import { person } from "./person.ts";

const tags = ["people"];

/** `POST /api/people/{id}/faces` */
export const enrolFace = createRoute({
  method: "post",
  path: "/api/people/{id}/faces",
  tags,
  summary: "Enrol the one face in a photo",
  request: {
    params: idParam,
    query: z.object({ name: name(200).default("photo") }),
    body: {
      required: true,
      content: {
        "image/jpeg": { schema: binary },
        "image/png": { schema: binary },
        "image/webp": { schema: binary },
      },
    },
  },
  responses: { 201: json("The updated person", person), ...problems },
});

/** `POST /api/people/{id}/voices` */
export const enrolVoice = createRoute({
  method: "post",
  path: "/api/people/{id}/voices",
  tags,
  summary: "Enrol the voice in an audio clip of one speaker, 3 s or longer",
  request: {
    params: idParam,
    query: z.object({ name: name(200).default("voice sample") }),
    body: {
      required: true,
      content: {
        "audio/wav": { schema: binary },
        "audio/webm": { schema: binary },
        "audio/mp4": { schema: binary },
      },
    },
  },
  responses: { 201: json("The updated person", person), ...problems },
});

/** `DELETE /api/people/{id}/templates/{template}` */
export const deleteTemplate = createRoute({
  method: "delete",
  path: "/api/people/{id}/templates/{template}",
  tags,
  summary: "Delete a template",
  request: { params: idParam.extend({ template: id.openapi({ param: { in: "path", name: "template" } }) }) },
  responses: { 200: json("The updated person", person), ...problems },
});
