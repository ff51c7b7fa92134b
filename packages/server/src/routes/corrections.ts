import { meetings } from "@hapju/contract";
import type { Correction } from "@hapju/diarization";
import { meetingFor } from "../access.ts";
import type { App, ServerContext } from "../context.ts";
import { consentOf } from "../views/consent.ts";
import { correctionView } from "../views/correction.ts";
import { meetingView } from "../views/meeting.ts";
import { unknownView } from "../views/unknown-person.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** Corrections of the record, and the unknown people in it. */
export function correctionRoutes(app: App, context: ServerContext): void {
  const { corrections, review } = context.meetingApp;

  app.openapi(meetings.listCorrections, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    const names = await context.accounts.names(c.var.scope);
    const items = (await corrections.list(c.var.scope, id)).map((one) => correctionView(one, names));
    return c.json({ items }, 200);
  });

  app.openapi(meetings.createCorrection, async (c) => {
    const { id } = c.req.valid("param");
    const { correction, enrol } = c.req.valid("json");
    await meetingFor(context, c.var.caller, id);
    const recorded = await corrections.apply(c.var.scope, id, correction as Correction, { enrol });
    return c.json(correctionView(recorded, new Map([[c.var.caller.id, c.var.caller.name]])), 201);
  });

  app.openapi(meetings.undoCorrection, async (c) => {
    const { id, correction } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    await corrections.undo(c.var.scope, id, correction);
    return c.body(null, 204);
  });

  app.openapi(meetings.listUnknownPeople, async (c) => {
    const { id } = c.req.valid("param");
    await meetingFor(context, c.var.caller, id);
    const items = (await review.unknownPeople(c.var.scope, id)).map(unknownView);
    await context.accesses.note(c.var.scope, `meeting/${id}`, "evidence-read");
    return c.json({ items }, 200);
  });

  app.openapi(meetings.enrolFromMeeting, async (c) => {
    const { id } = c.req.valid("param");
    const { at, person, consent } = c.req.valid("json");
    await meetingFor(context, c.var.caller, id);
    const enrolled = await review.enrol(
      c.var.scope,
      id,
      withoutUndefined({ at, person, consent: consent && consentOf(consent) }),
    );
    return c.json({ person: enrolled.person, meeting: meetingView(enrolled.meeting) }, 200);
  });
}
