import { eq, inArray } from "drizzle-orm";
import { IdentityError } from "../errors.ts";
import type { Executor } from "../store/context.ts";
import { persons } from "../store/tables.ts";

/** @throws IdentityError `person-unknown` */
export async function findPerson(executor: Executor, id: string): Promise<typeof persons.$inferSelect> {
  const [person] = await executor
    .select()
    .from(persons)
    .where(eq(persons.id, id.normalize("NFC")));
  if (person) return person;
  throw unknownPerson([id]);
}

/** What the audit log calls a person. @throws IdentityError `person-unknown` */
export async function pseudonymOf(executor: Executor, id: string): Promise<string> {
  return auditSubject((await findPerson(executor, id)).pseudonym);
}

export const auditSubject = (pseudonym: string) => `person/${pseudonym}`;

/** @throws IdentityError `person-unknown` naming all of `ids` that are not in the directory */
export async function checkPersons(executor: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await executor
    .select({ id: persons.id })
    .from(persons)
    .where(inArray(persons.id, [...ids]));
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) throw unknownPerson(missing);
}

function unknownPerson(ids: readonly string[]): IdentityError {
  return new IdentityError(
    "person-unknown",
    `Nobody in the directory has the id ${ids.map((id) => `"${id}"`).join(", ")}. List the people, or add the person first.`,
    { ids },
  );
}

/** Whether somebody has this id. */
export async function hasPerson(executor: Executor, id: string): Promise<boolean> {
  const found = await executor.select({ id: persons.id }).from(persons).where(eq(persons.id, id));
  return found.length > 0;
}
