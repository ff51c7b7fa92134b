import { eq } from "drizzle-orm";
import { recorded } from "../audit/append.ts";
import { personId, personIdFrom } from "../person-id.ts";
import type { Executor, ScopedContext } from "../store/context.ts";
import { persons } from "../store/tables.ts";
import { giveConsent } from "./consents.ts";
import type { NewConsent } from "./person.ts";
import { insertPerson } from "./write-person.ts";

/** A person to be added. */
export interface NewPerson {
  /** Default: created from the name, see `personIdFrom`. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly consents?: readonly NewConsent[] | undefined;
}

/** Adds a person with their consents and returns the id. */
export function addPerson(
  context: ScopedContext,
  { id: given, name, consents = [] }: NewPerson,
): Promise<string> {
  return recorded(context, async (transaction, note) => {
    const id = given ? personId(given) : personIdFrom(name, await takenIds(transaction, context));
    await insertPerson(context, transaction, note, { id, name });
    for (const consent of consents) await giveConsent(context, transaction, note, id, consent);
    return id;
  });
}

async function takenIds(executor: Executor, { scope }: ScopedContext): Promise<string[]> {
  const taken = await executor
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.tenant, scope.tenant));
  return taken.map(({ id }) => id);
}
