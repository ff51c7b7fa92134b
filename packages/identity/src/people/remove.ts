import { and, eq, isNull } from "drizzle-orm";
import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import type { ScopedContext } from "../store/context.ts";
import { consents, persons, templates } from "../store/tables.ts";
import { deleteSealed, destroyArtifactKeys, keysCovering } from "../vault/destroy.ts";
import { personKey } from "../vault/key-names.ts";
import { destroyKeys } from "../vault/keyring.ts";
import { auditSubject, findPerson } from "./find.ts";
import { kindOf, type Purpose } from "./purpose.ts";

/** What was removed together with a person or a consent. */
export interface Removal {
  /** How many templates were deleted. */
  readonly templates: number;
  /** Names of the artifact keys that were destroyed: what they sealed has to be computed again. */
  readonly keys: readonly string[];
}

/** Deletes a person: row, consents, templates, keys, and the key of every artifact that covers them. */
export async function removePerson(context: ScopedContext, id: string): Promise<Removal> {
  const { tenant } = context.scope;
  const removal = await recorded(context, async (transaction, note) => {
    const person = await findPerson(transaction, tenant, id);
    const covering = await keysCovering(transaction, tenant, person.id);
    const deleted = await transaction
      .delete(templates)
      .where(and(eq(templates.tenant, tenant), eq(templates.personId, person.id)))
      .returning({ id: templates.id });
    await destroyKeys(transaction, tenant, [
      personKey(person.pseudonym, "face"),
      personKey(person.pseudonym, "voice"),
    ]);
    await transaction.delete(persons).where(and(eq(persons.tenant, tenant), eq(persons.id, person.id)));
    note({
      action: "person-removed",
      subject: auditSubject(person.pseudonym),
      details: { templates: deleted.length, scopes: covering.length },
    });
    const keys = await destroyArtifactKeys(transaction, tenant, note, covering, "person removed");
    return { templates: deleted.length, keys };
  });
  await deleteSealed(context, tenant, removal.keys);
  return removal;
}

/** Withdraws a consent: its templates, their key and the key of every artifact that covers the person are removed. */
export async function withdrawConsent(
  context: ScopedContext,
  id: string,
  purpose: Purpose,
): Promise<Removal> {
  const { tenant } = context.scope;
  const removal = await recorded(context, async (transaction, note) => {
    const person = await findPerson(transaction, tenant, id);
    const ended = await transaction
      .update(consents)
      .set({ withdrawnAt: context.clock() })
      .where(
        and(
          eq(consents.tenant, tenant),
          eq(consents.personId, person.id),
          eq(consents.purpose, purpose),
          isNull(consents.withdrawnAt),
        ),
      )
      .returning({ number: consents.number });
    if (ended.length === 0)
      throw new IdentityError(
        "consent-missing",
        `"${person.id}" has no consent to ${purpose} that could be withdrawn. List the person's consents to see which are in force.`,
        { id: person.id, purpose },
      );
    const kind = kindOf(purpose);
    const deleted = await transaction
      .delete(templates)
      .where(and(eq(templates.tenant, tenant), eq(templates.personId, person.id), eq(templates.kind, kind)))
      .returning({ id: templates.id });
    await destroyKeys(transaction, tenant, [personKey(person.pseudonym, kind)]);
    note({
      action: "consent-withdrawn",
      subject: auditSubject(person.pseudonym),
      details: { purpose, templates: deleted.length },
    });
    const covering = await keysCovering(transaction, tenant, person.id);
    const keys = await destroyArtifactKeys(transaction, tenant, note, covering, "consent withdrawn");
    return { templates: deleted.length, keys };
  });
  await deleteSealed(context, tenant, removal.keys);
  return removal;
}
