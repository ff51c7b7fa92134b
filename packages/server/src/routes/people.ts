import { people } from "@hapju/contract";
import type { App, ServerContext } from "../context.ts";
import { ServerError } from "../errors.ts";
import { consentOf } from "../views/consent.ts";
import { personView } from "../views/person.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** The directory: who may be recognised, and what they consented to. */
export function peopleRoutes(app: App, { meetingApp, accesses }: ServerContext): void {
  const { directory, biometrics } = meetingApp;

  app.openapi(people.listPeople, async (c) => {
    await accesses.note(c.var.scope, "directory", "people-read");
    const byName = new Intl.Collator("en").compare;
    const items = (await directory.list(c.var.scope)).map(personView).sort((a, b) => byName(a.name, b.name));
    return c.json({ items }, 200);
  });

  app.openapi(people.createPerson, async (c) => {
    const { name, id, consents } = c.req.valid("json");
    const person = await directory.add(
      c.var.scope,
      withoutUndefined({ name, id, consents: consents.map(consentOf) }),
    );
    return c.json(personView(person), 201);
  });

  app.openapi(people.getPerson, async (c) => {
    const person = await directory.get(c.var.scope, c.req.valid("param").id);
    await accesses.note(c.var.scope, "directory", "people-read");
    return c.json(personView(person), 200);
  });

  app.openapi(people.updatePerson, async (c) => {
    const { id } = c.req.valid("param");
    const person = await directory.rename(c.var.scope, id, c.req.valid("json").name);
    return c.json(personView(person), 200);
  });

  app.openapi(people.deletePerson, async (c) => {
    const { id } = c.req.valid("param");
    await directory.remove(c.var.scope, id);
    return c.json({ meetings: await biometrics.removePerson(c.var.scope, id) }, 200);
  });

  app.openapi(people.recordConsent, async (c) => {
    const { id } = c.req.valid("param");
    const person = await directory.consent(c.var.scope, id, consentOf(c.req.valid("json")));
    return c.json(personView(person), 201);
  });

  app.openapi(people.withdrawConsent, async (c) => {
    const { id, purpose } = c.req.valid("param");
    await directory.withdraw(c.var.scope, id, purpose);
    return c.json({ meetings: await biometrics.removePerson(c.var.scope, id) }, 200);
  });

  app.openapi(people.deleteTemplate, async (c) => {
    const { id, template } = c.req.valid("param");
    const person = await directory.get(c.var.scope, id);
    if (!person.templates.some((one) => one.id === template))
      throw new ServerError("template-unknown", `${person.name} has no template ${template}.`);
    await directory.removeTemplate(c.var.scope, template);
    return c.json(personView(await directory.get(c.var.scope, id)), 200);
  });
}
