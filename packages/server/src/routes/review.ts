import { people } from "@hapju/contract";
import type { App, ServerContext } from "../context.ts";
import { readPolicy, savePolicy } from "../people/policy.ts";
import { reviewQueue } from "../people/review.ts";
import { unknownView } from "../views/unknown-person.ts";

/** Unknown people across meetings, what is kept about them, and the wordings of consents. */
export function reviewRoutes(app: App, context: ServerContext): void {
  const { meetingApp, settings, accesses } = context;

  app.openapi(people.listConsentTexts, (c) => {
    const items = meetingApp.languages.list.flatMap(({ tag, consents }) =>
      consents.map((consent) => ({ ...consent, language: tag })),
    );
    return c.json({ items }, 200);
  });

  app.openapi(people.getReviewQueue, async (c) => {
    const groups = await reviewQueue(context, c.var.caller);
    for (const meeting of new Set(groups.flat().map((sighting) => sighting.meeting)))
      await accesses.note(c.var.scope, `meeting/${meeting}`, "evidence-read");
    const items = groups.map((group) => ({
      group: `${group[0].meeting}.${group[0].speaker}`,
      sightings: group.map(({ run: _, meeting, title, ...unknown }) => ({
        ...unknownView(unknown),
        meeting,
        title,
      })),
    }));
    return c.json({ items }, 200);
  });

  app.openapi(people.getPolicy, async (c) => c.json(await readPolicy(settings, c.var.scope), 200));

  app.openapi(people.updatePolicy, async (c) => {
    const policy = c.req.valid("json");
    await savePolicy(settings, c.var.scope, policy);
    await meetingApp.directory.audit.append(c.var.scope, {
      action: "policy-changed",
      subject: "policy",
      details: { ...policy },
    });
    return c.json(policy, 200);
  });
}
