import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { problems } from "../schema/problem.ts";

/** Whether the audit log is intact. */
export const auditVerdict = z.object({
  ok: z.boolean(),
  entries: z.int(),
  brokenAt: z.int().optional(),
  reason: z.string().optional(),
  head: z.string().optional().describe("Hash of the last entry"),
});

/** See {@link auditVerdict}. */
export type AuditVerdict = z.infer<typeof auditVerdict>;

/** `GET /api/audit/verdict` */
export const verifyAudit = createRoute({
  method: "get",
  path: "/api/audit/verdict",
  tags: ["audit"],
  summary: "Check every link of the chain",
  responses: { 200: json("The verdict", auditVerdict), ...problems },
});
