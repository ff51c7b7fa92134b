import { meetings } from "@hapju/contract";
import type { RunSummary } from "@hapju/engine";
import type { Meeting } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import { meetingFor, viewerOf } from "../access.ts";
import { scopeOf } from "../accounts/caller.ts";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { attachment } from "../http/attachment.ts";
import { evidenceView, tracksView } from "../views/evidence.ts";
import { biometricsView, meetingView } from "../views/meeting.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** Meetings: lists, facts, minutes, evidence, exports and search. */
export function meetingRoutes(app: App, context: ServerContext): void {
  const { meetingApp } = context;

  /** The runs of meetings without minutes, by id: their progress or failure is shown. */
  async function openRuns(scope: Scope, list: readonly Meeting[]): Promise<ReadonlyMap<string, RunSummary>> {
    const ids = list.filter(({ state }) => state === "running" || state === "failed").map(({ run }) => run);
    const runs = ids.length === 0 ? [] : await meetingApp.engine.queries.list(scope, { ids });
    return new Map(runs.map((run) => [run.id, run]));
  }

  const viewOf = (meeting: Meeting, run: RunSummary | undefined) =>
    meetingView(
      meeting,
      withoutUndefined({
        progress: meeting.state === "running" ? run && progressOf(run) : undefined,
        failure: run?.failure ? context.redactPaths(run.failure.error.message) : undefined,
      }),
    );

  async function shown(scope: Scope, list: readonly Meeting[]) {
    const runs = await openRuns(scope, list);
    return list.map((meeting) => viewOf(meeting, runs.get(meeting.run)));
  }

  const one = async (scope: Scope, meeting: Meeting) =>
    viewOf(meeting, (await openRuns(scope, [meeting])).get(meeting.run));

  app.openapi(meetings.listMeetings, async (c) => {
    const { cursor, limit, state, person } = c.req.valid("query");
    const viewer = viewerOf(c.var.caller);
    const { items, next } = await meetingApp.meetings.list(
      c.var.scope,
      withoutUndefined({ viewer, limit, cursor, state, person }),
    );
    return c.json(withoutUndefined({ items: await shown(c.var.scope, items), next }), 200);
  });

  app.openapi(meetings.getMeeting, async (c) => {
    const { id } = c.req.valid("param");
    const meeting = await one(c.var.scope, await meetingFor(context, c.var.caller, id));
    const biometrics = biometricsView(await meetingApp.biometrics.status(c.var.scope, id));
    return c.json({ ...meeting, biometrics }, 200);
  });

  app.openapi(meetings.updateMeeting, async (c) => {
    const { id } = c.req.valid("param");
    const { title, date, access } = c.req.valid("json");
    const { caller } = c.var;
    const before = await meetingFor(context, caller, id);
    const changesAccess = access !== undefined && access !== before.access;
    if (changesAccess && caller.role !== "owner" && before.owner !== caller.id)
      throw new ServerError("role-too-low", "Only its creator or an owner can change who sees a meeting.");
    const changed = await meetingApp.meetings.change(
      c.var.scope,
      id,
      withoutUndefined({ title, date, access }),
    );
    if (changesAccess)
      await meetingApp.directory.audit.append(c.var.scope, {
        action: "access-changed",
        subject: `meeting/${id}`,
        details: { access },
      });
    return c.json(await one(c.var.scope, changed), 200);
  });

  app.openapi(meetings.deleteMeeting, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    await meetingApp.meetings.remove(c.var.scope, id);
    return c.body(null, 204);
  });

  app.openapi(meetings.refreshMeeting, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    return c.json(await one(c.var.scope, await meetingApp.biometrics.refresh(c.var.scope, id)), 200);
  });

  const resultFor = async (caller: Parameters<typeof meetingFor>[1], id: string) => {
    const meeting = await meetingFor(context, caller, id);
    return { meeting, ...(await meetingApp.results.read(scopeOf(caller), id)) };
  };

  app.openapi(meetings.getMinutes, async (c) => {
    const { minutes } = await resultFor(c.var.caller, c.req.valid("param").id);
    return c.json(minutes, 200);
  });

  app.openapi(meetings.getTracks, async (c) => {
    const { minutes, people } = await resultFor(c.var.caller, c.req.valid("param").id);
    return c.json(tracksView(people, minutes), 200);
  });

  app.openapi(meetings.getEvidence, async (c) => {
    const { id } = c.req.valid("param");
    const { people } = await resultFor(c.var.caller, id);
    await context.accesses.note(c.var.scope, `meeting/${id}`, "evidence-read");
    const names = new Map((await meetingApp.directory.list(c.var.scope)).map(({ id, name }) => [id, name]));
    return c.json(
      evidenceView(people, (person) => names.get(person) ?? person),
      200,
    );
  });

  app.openapi(meetings.listExportFormats, (c) => {
    const items = meetingApp.exports.formats.map(({ id, title, fileName, mediaType }) => ({
      id,
      title,
      fileName,
      mediaType,
    }));
    return c.json({ items }, 200);
  });

  app.openapi(meetings.downloadFile, async (c) => {
    const { id, format } = c.req.valid("param");
    const { meeting, minutes, people } = await resultFor(c.var.caller, id);
    const { name, mediaType, content } = await meetingApp.exports.render(
      format,
      { minutes, people },
      meeting.title,
    );
    await meetingApp.directory.audit.append(c.var.scope, {
      action: "exported",
      subject: `meeting/${id}`,
      details: { format },
    });
    c.header("Content-Type", typeof content === "string" ? `${mediaType}; charset=utf-8` : mediaType);
    c.header("Content-Disposition", attachment(`${meeting.title} ${name}`));
    c.header("Cache-Control", "no-store");
    return c.body(typeof content === "string" ? content : new Uint8Array(content));
  });

  app.openapi(meetings.searchMeetings, async (c) => {
    const { q, cursor, limit } = c.req.valid("query");
    // Hits quote what was said: a search is an access.
    await context.accesses.note(c.var.scope, "meetings", "searched");
    const viewer = viewerOf(c.var.caller);
    const page = await meetingApp.search.find(c.var.scope, q, withoutUndefined({ viewer, limit, cursor }));
    const items = page.items.map((hit) => ({ ...hit, matches: [...hit.matches] }));
    return c.json(withoutUndefined({ items, next: page.next }), 200);
  });
}

const progressOf = ({ stepRuns: { completed, total } }: RunSummary) => ({ completed, total });
