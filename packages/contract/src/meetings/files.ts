import { createRoute, z } from "@hono/zod-openapi";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { binary } from "../schema/values.ts";

/** Name of an export format that the application has registered, such as `md`, `docx` or `vtt`. */
export const exportFormat = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "must hold lower-case letters, digits and hyphens")
  .describe("Name of an export format, such as `md`, `docx` or `vtt`");

/** See {@link exportFormat}. */
export type ExportFormat = z.infer<typeof exportFormat>;

/** `GET /api/meetings/{id}/files/{format}` */
export const downloadFile = createRoute({
  method: "get",
  path: "/api/meetings/{id}/files/{format}",
  tags: ["meetings"],
  summary: "Minutes, transcript or evidence as a file",
  request: {
    params: idParam.extend({ format: exportFormat.openapi({ param: { in: "path", name: "format" } }) }),
  },
  responses: {
    200: {
      description: "The file, as an attachment",
      content: { "application/octet-stream": { schema: binary } },
    },
    ...problems,
  },
});
