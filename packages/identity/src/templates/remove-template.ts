import { and, eq } from "drizzle-orm";
import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { auditSubject } from "../people/find.ts";
import type { ScopedContext } from "../store/context.ts";
import { persons, templates } from "../store/tables.ts";

/** Deletes one template, as when the correction that enrolled it is undone. @throws IdentityError `template-unknown` */
export async function removeTemplate(context: ScopedContext, id: string): Promise<void> {
  const { tenant } = context.scope;
  await recorded(context, async (transaction, note) => {
    const isTemplate = and(eq(templates.tenant, tenant), eq(templates.id, id));
    const [found] = await transaction
      .select({ pseudonym: persons.pseudonym, model: templates.model })
      .from(templates)
      .innerJoin(persons, and(eq(persons.tenant, templates.tenant), eq(persons.id, templates.personId)))
      .where(isTemplate);
    if (!found)
      throw new IdentityError(
        "template-unknown",
        `No template has the id "${id}". List the person's templates to see what is enrolled.`,
        { template: id },
      );
    await transaction.delete(templates).where(isTemplate);
    note({
      action: "template-removed",
      subject: auditSubject(found.pseudonym),
      details: { template: id, model: found.model },
    });
  });
}
