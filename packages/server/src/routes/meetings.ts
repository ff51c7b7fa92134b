import { meetings } from "@hapju/contract";
import type { Meeting } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { meetingFor, viewerOf } from "../access.ts";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { attachment } from "../http/attachment.ts";
import { evidenceView, tracksView } from "../views/evidence.ts";
import { biometricsView, meetingView } from "../views/meeting.ts";

/** Meetings: lists, facts, minutes, evidence, exports and the search over them. */
export function meetingRoutes(app: App, context: ServerContext): void {
  const { meetingApp } = context;

  /** Meetings with how far their first run is, or why it failed. */
  async function shown(list: readonly Meeting[]) {
    const open = list.filter(({ state }) => state === "running" || state === "failed");
    const runs =
      open.length === 0
        ? []
        : await meetingApp.engine.queries.list(localScope, { ids: open.map(({ run }) => run) });
    const byId = new Map(runs.map((run) => [run.id, run]));
    return list.map((meeting) => {
      const run = meeting.state === "ready" ? undefined : byId.get(meeting.run);
      return meetingView(meeting, {
        ...(run && meeting.state === "running"
          ? { progress: { completed: run.stepRuns.completed, total: run.stepRuns.total } }
          : {}),
        ...(run?.failure ? { failure: context.placeless(run.failure.error.message) } : {}),
      });
    });
  }
  const one = async (meeting: Meeting) => (await shown([meeting]))[0]!;

  app.openapi(meetings.listMeetings, async (c) => {
    const { cursor, limit, state, person } = c.req.valid("query");
    const { items, next } = await meetingApp.meetings.list({
      viewer: viewerOf(c.var.caller),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(state === undefined ? {} : { state }),
      ...(person === undefined ? {} : { person }),
    });
    return c.json({ items: await shown(items), ...(next === undefined ? {} : { next }) }, 200);
  });

  app.openapi(meetings.getMeeting, async (c) => {
    const { id } = c.req.valid("param");
    const meeting = await one(await meetingFor(context, c.var.caller, id));
    const biometrics = biometricsView(await meetingApp.meetings.biometrics(id));
    return c.json({ ...meeting, biometrics }, 200);
  });

  app.openapi(meetings.updateMeeting, async (c) => {
    const { id } = c.req.valid("param");
    const { title, date, access } = c.req.valid("json");
    const { caller } = c.var;
    const before = await meetingFor(context, caller, id);
    const opens = access !== undefined && access !== before.access;
    if (opens && caller.role !== "owner" && before.owner !== caller.id)
      throw new ServerError(
        "role-too-low",
        "Who sees a meeting is for whoever made it, or for an owner, to change.",
      );
    const changed = await meetingApp.meetings.change(id, {
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      ...(access === undefined ? {} : { access }),
    });
    if (opens)
      await meetingApp.directory
        .as(caller.id)
        .audit.append({ action: "access-changed", subject: `meeting/${id}`, details: { access } });
    return c.json(await one(changed), 200);
  });

  app.openapi(meetings.deleteMeeting, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    await meetingApp.meetings.remove(id, { actor: c.var.caller.id });
    return c.body(null, 204);
  });

  app.openapi(meetings.refreshMeeting, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    return c.json(await one(await meetingApp.meetings.refresh(id)), 200);
  });

  const resultFor = async (caller: Parameters<typeof meetingFor>[1], id: string) => {
    const meeting = await meetingFor(context, caller, id);
    return { meeting, ...(await meetingApp.meetings.result(id, { actor: caller.id })) };
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
    await context.accesses.note(c.var.caller.id, `meeting/${id}`, "evidence-read");
    const names = new Map((await meetingApp.directory.list()).map(({ id, name }) => [id, name]));
    return c.json(
      evidenceView(people, (person) => names.get(person) ?? person),
      200,
    );
  });

  app.openapi(meetings.downloadFile, async (c) => {
    const { id, format } = c.req.valid("param");
    const { meeting, minutes, people } = await resultFor(c.var.caller, id);
    const { name, mediaType, content } = await meetingApp.exports.render(
      format,
      { minutes, people },
      meeting.title,
    );
    await meetingApp.directory
      .as(c.var.caller.id)
      .audit.append({ action: "exported", subject: `meeting/${id}`, details: { format } });
    c.header("Content-Type", typeof content === "string" ? `${mediaType}; charset=utf-8` : mediaType);
    c.header("Content-Disposition", attachment(`${meeting.title} ${name}`));
    c.header("Cache-Control", "no-store");
    return c.body(typeof content === "string" ? content : new Uint8Array(content));
  });

  app.openapi(meetings.searchMeetings, async (c) => {
    const { q, cursor, limit } = c.req.valid("query");
    // What is found is what was said: reading it is an access.
    await context.accesses.note(c.var.caller.id, "meetings", "searched");
    const { items, next } = await meetingApp.meetings.search(q, {
      viewer: viewerOf(c.var.caller),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const hits = items.map((hit) => ({ ...hit, matches: [...hit.matches] }));
    return c.json({ items: hits, ...(next === undefined ? {} : { next }) }, 200);
  });
}
