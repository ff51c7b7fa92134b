import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { RecordEntry } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { personName } from "../person-id.ts";
import type { Executor, ScopedContext } from "../store/context.ts";
import { persons } from "../store/tables.ts";
import { auditSubject, findPerson } from "./find.ts";

/** Adds a person. @throws IdentityError `duplicate-id` */
export async function insertPerson(
  context: ScopedContext,
  executor: Executor,
  note: RecordEntry,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  const { tenant } = context.scope;
  const [taken] = await executor
    .select({ id: persons.id, name: persons.name })
    .from(persons)
    .where(and(eq(persons.tenant, tenant), eq(sql`lower(${persons.id})`, id.toLowerCase())));
  if (taken)
    throw new IdentityError(
      "duplicate-id",
      `The id "${id}" is taken by ${taken.name} ("${taken.id}"; ids that differ only in case count as the same). Choose another id.`,
      { id, taken: taken.id },
    );
  const pseudonym = randomUUID();
  await executor
    .insert(persons)
    .values({ tenant, id, name: personName(name), pseudonym, createdAt: context.clock() });
  note({ action: "person-added", subject: auditSubject(pseudonym) });
}

/** Gives a person another name; true when it differs. @throws IdentityError `person-unknown`, `name-invalid` */
export async function renamePerson(
  { scope: { tenant } }: ScopedContext,
  executor: Executor,
  note: RecordEntry,
  id: string,
  name: string,
): Promise<boolean> {
  const person = await findPerson(executor, tenant, id);
  const composed = personName(name);
  if (person.name === composed) return false;
  await executor
    .update(persons)
    .set({ name: composed })
    .where(and(eq(persons.tenant, tenant), eq(persons.id, person.id)));
  note({ action: "person-renamed", subject: auditSubject(person.pseudonym) });
  return true;
}
