import { audit, type AuditFilter as Query, type AuditEntry as View } from "@hapju/contract";
import type { AuditEntry, AuditFilter } from "@hapju/identity";
import type { Scope } from "@hapju/spec";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { attachment } from "../http/attachment.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** Entries of an export that are read at once. */
const PAGE = 1000;

/** The audit log: list, export and verification. */
export function auditRoutes(app: App, { meetingApp, accounts }: ServerContext): void {
  const { audit: log } = meetingApp.directory;

  async function shown(scope: Scope, entries: readonly AuditEntry[]): Promise<View[]> {
    const names = await log.names(scope, [...new Set(entries.map(({ subject }) => subject))]);
    const users = await accounts.names(scope);
    const subjectOf = (subject: string) => names.get(subject) ?? users.get(subject.replace(/^user\//, ""));
    return entries.map(({ at, previous: _, details, ...entry }) =>
      withoutUndefined({
        ...entry,
        at: at.toISOString(),
        details: { ...details },
        actorName: users.get(entry.actor),
        subjectName: subjectOf(entry.subject),
      }),
    );
  }

  app.openapi(audit.listAudit, async (c) => {
    const { cursor, limit, ...query } = c.req.valid("query");
    const entries = await log.list(c.var.scope, {
      ...filterOf(query),
      before: beforeOf(cursor),
      limit: limit + 1,
    });
    const items = await shown(c.var.scope, entries.slice(0, limit));
    const last = items.at(-1);
    const next = last && entries.length > limit ? String(last.sequence) : undefined;
    return c.json(withoutUndefined({ items, next }), 200);
  });

  app.openapi(audit.exportAudit, async (c) => {
    const filter = filterOf(c.req.valid("query"));
    // The first page is read before the response starts: a filter that fails can still be answered with an error.
    let entries = await log.list(c.var.scope, { ...filter, limit: PAGE });
    await meetingApp.directory.audit.append(c.var.scope, { action: "audit-exported", subject: "audit" });
    const encoder = new TextEncoder();
    let isDone = false;
    const lines = new ReadableStream({
      async pull(controller) {
        if (isDone) return controller.close();
        const text = (await shown(c.var.scope, entries))
          .map((entry) => `${JSON.stringify(entry)}\n`)
          .join("");
        controller.enqueue(encoder.encode(text));
        const last = entries.at(-1);
        isDone = last === undefined || entries.length < PAGE;
        if (last && !isDone)
          entries = await log.list(c.var.scope, { ...filter, after: last.sequence, limit: PAGE });
      },
    });
    c.header("Content-Type", "application/x-ndjson");
    c.header("Content-Disposition", attachment("hapju audit.ndjson"));
    // zod-openapi types NDJSON as JSON, which a stream is not.
    return c.body(lines) as never;
  });

  app.openapi(audit.verifyAudit, async (c) => {
    const verdict = await log.verify(c.var.scope);
    if (verdict.ok) return c.json({ ok: true, entries: verdict.head.sequence, head: verdict.head.hash }, 200);
    const { brokenAt, reason } = verdict;
    return c.json({ ok: false, entries: brokenAt - 1, brokenAt, reason }, 200);
  });
}

const dateOf = (instant: string | undefined) => (instant === undefined ? undefined : new Date(instant));

const filterOf = ({ action, person, actor, from, to }: Query): AuditFilter =>
  withoutUndefined({ action, person, actor, from: dateOf(from), to: dateOf(to) });

/** The sequence number of a cursor. @throws ServerError `cursor-invalid` */
function beforeOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new ServerError(
    "cursor-invalid",
    `"${cursor}" is not a cursor. Send the \`next\` of the previous page.`,
  );
}
