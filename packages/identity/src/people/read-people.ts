import { and, asc, eq } from "drizzle-orm";
import type { Executor } from "../store/context.ts";
import { consents, persons, templates } from "../store/tables.ts";
import { infoColumns, infoOf } from "../templates/store-template.ts";
import type { Consent, Person } from "./person.ts";

/** The people of a tenant with their consents and templates, sorted by id; all of them, or the one with `id`. */
export async function readPeople(executor: Executor, tenant: string, id?: string): Promise<Person[]> {
  const rows = await executor
    .select()
    .from(persons)
    .where(and(eq(persons.tenant, tenant), id === undefined ? undefined : eq(persons.id, id)));
  const given = await executor
    .select()
    .from(consents)
    .where(and(eq(consents.tenant, tenant), id === undefined ? undefined : eq(consents.personId, id)))
    .orderBy(asc(consents.number));
  const enrolled = await executor
    .select(infoColumns)
    .from(templates)
    .where(and(eq(templates.tenant, tenant), id === undefined ? undefined : eq(templates.personId, id)))
    .orderBy(asc(templates.createdAt), asc(templates.id));
  const consentsOf = Map.groupBy(given, ({ personId }) => personId);
  const templatesOf = Map.groupBy(enrolled, ({ personId }) => personId);
  return rows
    .map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt,
      consents: (consentsOf.get(id) ?? []).map(consentOf),
      templates: (templatesOf.get(id) ?? []).map(infoOf),
    }))
    .sort(byId);
}

/** Sorted in the program: databases differ in how they order text. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function consentOf({
  purpose,
  textVersion,
  givenAt,
  evidence,
  withdrawnAt,
}: typeof consents.$inferSelect): Consent {
  return { purpose, textVersion, givenAt, evidence, ...(withdrawnAt && { withdrawnAt }) };
}
