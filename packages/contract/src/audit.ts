import { createRoute, z } from "@hono/zod-openapi";
import { instant, json, pageOf, paging, problems } from "./shared.ts";

const tags = ["audit"];

export const auditEntry = z
  .object({
    sequence: z.int(),
    at: instant,
    actor: z.string().describe("Id of a user, or who else acted"),
    actorName: z.string().optional().describe("Name of the user, while there is one"),
    action: z.string(),
    subject: z.string().describe("A pseudonym of a person, or what else it was done to"),
    subjectName: z
      .string()
      .optional()
      .describe("Who the pseudonym stands for, while they are in the directory"),
    details: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .openapi("AuditEntry");

const filter = z.object({
  action: z.string().max(100).optional(),
  person: z.string().max(100).optional().describe("Id of a person in the directory"),
  actor: z.string().max(100).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

export const listAudit = createRoute({
  method: "get",
  path: "/api/audit",
  tags,
  summary: "What was done, latest first",
  request: { query: paging.extend(filter.shape) },
  responses: { 200: json("Entries", pageOf(auditEntry)), ...problems },
});

export const exportAudit = createRoute({
  method: "get",
  path: "/api/audit/export",
  tags,
  summary: "All entries that a filter lets through, oldest first, one JSON object per line",
  request: { query: filter },
  responses: {
    200: { description: "NDJSON", content: { "application/x-ndjson": { schema: z.string() } } },
    ...problems,
  },
});

export const verifyAudit = createRoute({
  method: "get",
  path: "/api/audit/verdict",
  tags,
  summary: "Check every link of the chain",
  responses: {
    200: json(
      "The verdict",
      z.object({
        ok: z.boolean(),
        entries: z.int(),
        brokenAt: z.int().optional(),
        reason: z.string().optional(),
        head: z.string().optional().describe("Hash of the last entry"),
      }),
    ),
    ...problems,
  },
});
