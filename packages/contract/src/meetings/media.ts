import { createRoute, z } from "@hono/zod-openapi";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { binary } from "../schema/values.ts";

const tags = ["meetings"];
const video = { "video/mp4": { schema: binary } };

/** `GET /api/meetings/{id}/peaks` */
export const getPeaks = createRoute({
  method: "get",
  path: "/api/meetings/{id}/peaks",
  tags,
  summary: "Loudness for a waveform: one byte per 1/20 s",
  request: { params: idParam },
  responses: {
    200: {
      description: "Bytes 0…255, 20 per second; empty without audio",
      content: { "application/octet-stream": { schema: binary } },
    },
    ...problems,
  },
});

/** `GET /api/meetings/{id}/media` */
export const getMedia = createRoute({
  method: "get",
  path: "/api/meetings/{id}/media",
  tags,
  summary: "The recording, as browsers play it",
  request: { params: idParam, headers: z.object({ range: z.string().max(100).optional() }) },
  responses: {
    200: { description: "The whole file", content: video },
    206: { description: "A range of it", content: video },
    416: { description: "The file has no such range" },
    ...problems,
  },
});

/** `GET /api/meetings/{id}/frame` */
export const getFrame = createRoute({
  method: "get",
  path: "/api/meetings/{id}/frame",
  tags,
  summary: "The video frame at a time, or a part of it",
  request: {
    params: idParam,
    query: z.object({
      seconds: z.coerce.number<number>().nonnegative(),
      width: z.coerce.number<number>().int().min(16).max(1920).optional().describe("Pixels"),
      x: z.coerce.number<number>().min(-1).max(2).optional(),
      y: z.coerce.number<number>().min(-1).max(2).optional(),
      boxWidth: z.coerce.number<number>().positive().max(2).optional(),
      boxHeight: z.coerce.number<number>().positive().max(2).optional(),
    }),
  },
  responses: {
    200: { description: "A JPEG", content: { "image/jpeg": { schema: binary } } },
    ...problems,
  },
});
