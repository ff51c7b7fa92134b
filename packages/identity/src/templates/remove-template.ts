import { eq } from "drizzle-orm";
import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { auditSubject } from "../people/find.ts";
import type { Context } from "../store/context.ts";
import { persons, templates } from "../store/tables.ts";

/** Deletes one template, as when the correction that enrolled it is undone. */
export async function removeTemplate(context: Context, id: string): Promise<void> {
  await recorded(context, async (transaction, note) => {
    const [found] = await transaction
      .select({ pseudonym: persons.pseudonym, model: templates.model })
      .from(templates)
      .innerJoin(persons, eq(persons.id, templates.personId))
      .where(eq(templates.id, id));
    if (!found)
      throw new IdentityError(
        "template-unknown",
        `There is no template "${id}". List the person's templates to see what is enrolled.`,
        { template: id },
      );
    await transaction.delete(templates).where(eq(templates.id, id));
    note({
      action: "template-removed",
      subject: auditSubject(found.pseudonym),
      details: { template: id, model: found.model },
    });
  });
}
