import { audit, type AuditEntry as View } from "@hapju/contract";
import type { AuditEntry, AuditFilter } from "@hapju/identity";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { attachment } from "../http/attachment.ts";

interface Query {
  readonly action?: string | undefined;
  readonly person?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Entries sent before others are read. */
const PAGE = 1000;

/** The audit log: read, exported, verified. */
export function auditRoutes(app: App, { meetingApp, accounts }: ServerContext): void {
  const { audit: log } = meetingApp.directory;

  async function shown(entries: readonly AuditEntry[]): Promise<View[]> {
    const names = await log.names([...new Set(entries.map(({ subject }) => subject))]);
    const users = await accounts.names();
    const nameOf = (subject: string) => {
      const subjectName = names.get(subject) ?? users.get(subject.replace(/^user\//, ""));
      return subjectName === undefined ? {} : { subjectName };
    };
    return entries.map(({ at, previous: _, details, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      details: { ...details },
      ...(users.has(entry.actor) ? { actorName: users.get(entry.actor)! } : {}),
      ...nameOf(entry.subject),
    }));
  }

  app.openapi(audit.listAudit, async (c) => {
    const { cursor, limit, ...query } = c.req.valid("query");
    const entries = await log.list({ ...filterOf(query), before: beforeOf(cursor), limit: limit + 1 });
    const items = await shown(entries.slice(0, limit));
    return c.json(
      { items, ...(entries.length > limit ? { next: String(items.at(-1)!.sequence) } : {}) },
      200,
    );
  });

  app.openapi(audit.exportAudit, async (c) => {
    const filter = filterOf(c.req.valid("query"));
    // Asked for once before the answer begins: what is wrong with the filter can still be said.
    let entries = await log.list({ ...filter, limit: PAGE });
    await meetingApp.directory
      .as(c.var.caller.id)
      .audit.append({ action: "audit-exported", subject: "audit" });
    const encoder = new TextEncoder();
    let isDone = false;
    const lines = new ReadableStream({
      async pull(controller) {
        if (isDone) return controller.close();
        const text = (await shown(entries)).map((entry) => `${JSON.stringify(entry)}\n`).join("");
        controller.enqueue(encoder.encode(text));
        isDone = entries.length < PAGE;
        if (!isDone) entries = await log.list({ ...filter, after: entries.at(-1)!.sequence, limit: PAGE });
      },
    });
    c.header("Content-Type", "application/x-ndjson");
    c.header("Content-Disposition", attachment("hapju audit.ndjson"));
    // The types of zod-openapi take NDJSON for a kind of JSON that they do not know.
    return c.body(lines) as never;
  });

  app.openapi(audit.verifyAudit, async (c) => {
    const verdict = await log.verify();
    if (verdict.ok) return c.json({ ok: true, entries: verdict.head.sequence, head: verdict.head.hash }, 200);
    const { brokenAt, reason } = verdict;
    return c.json({ ok: false, entries: brokenAt - 1, brokenAt, reason }, 200);
  });
}

const filterOf = ({ action, person, actor, from, to }: Query): AuditFilter => ({
  ...(action === undefined ? {} : { action }),
  ...(person === undefined ? {} : { person }),
  ...(actor === undefined ? {} : { actor }),
  ...(from === undefined ? {} : { from: new Date(from) }),
  ...(to === undefined ? {} : { to: new Date(to) }),
});

function beforeOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new ServerError(
    "cursor-invalid",
    `"${cursor}" is no cursor. Give back the \`next\` of the page before.`,
  );
}
