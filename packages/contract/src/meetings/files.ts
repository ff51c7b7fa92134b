import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { binary } from "../schema/values.ts";

const formatId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "must hold lower-case letters, digits and hyphens")
  .describe("Id of an export format, such as `md`, `docx` or `vtt`");

/** A registered format that meetings are exported in. */
export const exportFormat = z
  .object({
    id: formatId,
    title: z.string().describe("Its name in menus, such as `Word`"),
    fileName: z.string().describe("Name of the file, such as `minutes.docx`"),
    mediaType: z.string().describe("Media type without a character set; text is UTF-8"),
  })
  .openapi("ExportFormat");

/** See {@link exportFormat}. */
export type ExportFormat = z.infer<typeof exportFormat>;

/** `GET /api/export-formats` */
export const listExportFormats = createRoute({
  method: "get",
  path: "/api/export-formats",
  tags: ["meetings"],
  summary: "The formats that meetings are exported in",
  responses: { 200: json("All registered formats", listOf(exportFormat)), ...problems },
});

/** `GET /api/meetings/{id}/files/{format}` */
export const downloadFile = createRoute({
  method: "get",
  path: "/api/meetings/{id}/files/{format}",
  tags: ["meetings"],
  summary: "Minutes, transcript or evidence as a file",
  request: {
    params: idParam.extend({ format: formatId.openapi({ param: { in: "path", name: "format" } }) }),
  },
  responses: {
    200: {
      description: "The file, as an attachment",
      content: { "application/octet-stream": { schema: binary } },
    },
    ...problems,
  },
});
