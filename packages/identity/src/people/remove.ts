import { and, eq, isNull } from "drizzle-orm";
import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import type { Context } from "../store/context.ts";
import { consents, persons, templates } from "../store/tables.ts";
import { deleteSealed, destroyArtifactKeys, keysCovering } from "../vault/destroy.ts";
import { destroyKeys } from "../vault/keyring.ts";
import { personKey } from "../vault/scope.ts";
import { auditSubject, findPerson } from "./find.ts";
import { kindOf, type Purpose } from "./person.ts";

/** What taking a person, or a person's consent, out of the directory took along. */
export interface Removal {
  readonly templates: number;
  /** Scopes whose artifacts can no longer be opened: their meetings need to be worked out again. */
  readonly scopes: readonly string[];
}

/** Deletes a person: row, consents, templates, keys, and the key of every artifact that covers them. */
export async function removePerson(context: Context, id: string): Promise<Removal> {
  const removal = await recorded(context, async (transaction, note) => {
    const person = await findPerson(transaction, id);
    const covering = await keysCovering(transaction, person.id);
    const gone = await transaction
      .delete(templates)
      .where(eq(templates.personId, person.id))
      .returning({ id: templates.id });
    await destroyKeys(transaction, [
      personKey(person.pseudonym, "face"),
      personKey(person.pseudonym, "voice"),
    ]);
    await transaction.delete(persons).where(eq(persons.id, person.id));
    note({
      action: "person-removed",
      subject: auditSubject(person.pseudonym),
      details: { templates: gone.length, scopes: covering.length },
    });
    const scopes = await destroyArtifactKeys(transaction, note, covering, "person removed");
    return { templates: gone.length, scopes };
  });
  await deleteSealed(context, removal.scopes);
  return removal;
}

/** Withdraws a consent: its templates, their key and the key of every artifact that covers the person go; the row stays. */
export async function withdrawConsent(context: Context, id: string, purpose: Purpose): Promise<Removal> {
  const removal = await recorded(context, async (transaction, note) => {
    const person = await findPerson(transaction, id);
    const ended = await transaction
      .update(consents)
      .set({ withdrawnAt: context.clock() })
      .where(
        and(eq(consents.personId, person.id), eq(consents.purpose, purpose), isNull(consents.withdrawnAt)),
      )
      .returning({ number: consents.number });
    if (ended.length === 0)
      throw new IdentityError(
        "consent-missing",
        `"${person.id}" has no consent to ${purpose} that could be withdrawn.`,
        { id: person.id, purpose },
      );
    const kind = kindOf(purpose);
    const gone = await transaction
      .delete(templates)
      .where(and(eq(templates.personId, person.id), eq(templates.kind, kind)))
      .returning({ id: templates.id });
    await destroyKeys(transaction, [personKey(person.pseudonym, kind)]);
    note({
      action: "consent-withdrawn",
      subject: auditSubject(person.pseudonym),
      details: { purpose, templates: gone.length },
    });
    const covering = await keysCovering(transaction, person.id);
    const scopes = await destroyArtifactKeys(transaction, note, covering, "consent withdrawn");
    return { templates: gone.length, scopes };
  });
  await deleteSealed(context, removal.scopes);
  return removal;
}
