import { and, eq, inArray } from "drizzle-orm";
import { IdentityError } from "../errors.ts";
import type { Executor } from "../store/context.ts";
import { persons } from "../store/tables.ts";

const isPerson = (tenant: string, id: string) =>
  and(eq(persons.tenant, tenant), eq(persons.id, id.normalize("NFC")));

/** The row of a tenant's person. @throws IdentityError `person-unknown` */
export async function findPerson(
  executor: Executor,
  tenant: string,
  id: string,
): Promise<typeof persons.$inferSelect> {
  const [person] = await executor.select().from(persons).where(isPerson(tenant, id));
  if (person) return person;
  throw unknownPerson([id]);
}

/** What the audit log calls a person. @throws IdentityError `person-unknown` */
export async function pseudonymOf(executor: Executor, tenant: string, id: string): Promise<string> {
  return auditSubject((await findPerson(executor, tenant, id)).pseudonym);
}

/** The subject of audit entries about a person. */
export const auditSubject = (pseudonym: string) => `person/${pseudonym}`;

/** @throws IdentityError `person-unknown` naming all of `ids` that are not in the tenant's directory */
export async function checkPersons(
  executor: Executor,
  tenant: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const found = await executor
    .select({ id: persons.id })
    .from(persons)
    .where(and(eq(persons.tenant, tenant), inArray(persons.id, [...ids])));
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) throw unknownPerson(missing);
}

/** The error for ids that are not in the tenant's directory. */
export function unknownPerson(ids: readonly string[]): IdentityError {
  return new IdentityError(
    "person-unknown",
    `No person in the directory has the id ${ids.map((id) => `"${id}"`).join(", ")}. List the people, or add the person first.`,
    { ids },
  );
}

/** Whether a person of the tenant has this id. */
export async function hasPerson(executor: Executor, tenant: string, id: string): Promise<boolean> {
  const found = await executor.select({ id: persons.id }).from(persons).where(isPerson(tenant, id));
  return found.length > 0;
}
