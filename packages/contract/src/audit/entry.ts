import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { pageOf, paging } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id, instant, text } from "../schema/values.ts";

const tags = ["audit"];

/** One entry of the audit log. */
export const auditEntry = z
  .object({
    sequence: z.int(),
    at: instant,
    actor: z.string().describe("Id of a user, or name of the process that acted"),
    actorName: z.string().optional().describe("Name of the user, while they exist"),
    action: z.string(),
    subject: z.string().describe("Pseudonym of a person, or name of another object"),
    subjectName: z
      .string()
      .optional()
      .describe("Name of the person behind the pseudonym, while they are in the directory"),
    details: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .openapi("AuditEntry");

/** See {@link auditEntry}. */
export type AuditEntry = z.infer<typeof auditEntry>;

/** Which entries to read. */
export const auditFilter = z.object({
  action: text(100).optional(),
  person: id.optional().describe("Id of a person in the directory"),
  actor: text(100).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

/** See {@link auditFilter}. */
export type AuditFilter = z.infer<typeof auditFilter>;

/** `GET /api/audit` */
export const listAudit = createRoute({
  method: "get",
  path: "/api/audit",
  tags,
  summary: "Audit entries, latest first",
  request: { query: paging.extend(auditFilter.shape) },
  responses: { 200: json("Entries", pageOf(auditEntry)), ...problems },
});

/** `GET /api/audit/export` */
export const exportAudit = createRoute({
  method: "get",
  path: "/api/audit/export",
  tags,
  summary: "All entries that match a filter, oldest first, one JSON object per line",
  request: { query: auditFilter },
  responses: {
    200: { description: "NDJSON", content: { "application/x-ndjson": { schema: z.string() } } },
    ...problems,
  },
});
