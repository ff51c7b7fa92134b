import { and, desc, eq, isNull } from "drizzle-orm";
import type { RecordEntry } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import type { Executor, ScopedContext } from "../store/context.ts";
import { consents } from "../store/tables.ts";
import { auditSubject, findPerson } from "./find.ts";
import type { NewConsent } from "./person.ts";
import type { Purpose } from "./purpose.ts";

/** Whether a person consents to a purpose. */
export async function consentState(
  executor: Executor,
  tenant: string,
  personId: string,
  purpose: Purpose,
): Promise<{ readonly state: "none" | "given" } | { readonly state: "withdrawn"; readonly at: Date }> {
  const [last] = await executor
    .select()
    .from(consents)
    .where(and(eq(consents.tenant, tenant), eq(consents.personId, personId), eq(consents.purpose, purpose)))
    .orderBy(desc(consents.number))
    .limit(1);
  if (!last) return { state: "none" };
  return last.withdrawnAt ? { state: "withdrawn", at: last.withdrawnAt } : { state: "given" };
}

/** Records a consent, unless one to the same wording is in force; one to another wording replaces it. */
export async function giveConsent(
  context: ScopedContext,
  executor: Executor,
  note: RecordEntry,
  personId: string,
  { purpose, textVersion, evidence, givenAt = context.clock() }: NewConsent,
): Promise<void> {
  const { tenant } = context.scope;
  const person = await findPerson(executor, tenant, personId);
  const inForce = and(
    eq(consents.tenant, tenant),
    eq(consents.personId, person.id),
    eq(consents.purpose, purpose),
    isNull(consents.withdrawnAt),
  );
  const [current] = await executor.select().from(consents).where(inForce);
  if (current?.textVersion === textVersion) return;
  await executor.update(consents).set({ withdrawnAt: context.clock() }).where(inForce);
  await executor
    .insert(consents)
    .values({ tenant, personId: person.id, purpose, textVersion, evidence, givenAt });
  note({
    action: "consent-given",
    subject: auditSubject(person.pseudonym),
    details: { purpose, textVersion },
  });
}

/** @throws IdentityError `consent-missing` or `consent-withdrawn` unless the person consents to the purpose */
export async function checkConsent(
  executor: Executor,
  tenant: string,
  personId: string,
  purpose: Purpose,
): Promise<void> {
  const consent = await consentState(executor, tenant, personId, purpose);
  if (consent.state === "given") return;
  if (consent.state === "withdrawn") throw withdrawn(personId, purpose, consent.at);
  throw new IdentityError(
    "consent-missing",
    `"${personId}" has not consented to ${purpose}. Record the consent (text version, date, evidence) before enrolling.`,
    { id: personId, purpose },
  );
}

/** The error for a consent that was withdrawn: only the person can give a new one, never an import. */
export const withdrawn = (personId: string, purpose: Purpose, at: Date) =>
  new IdentityError(
    "consent-withdrawn",
    `"${personId}" withdrew the consent to ${purpose} on ${at.toISOString().slice(0, 10)}. Record a new consent of the person before enrolling again.`,
    { id: personId, purpose, withdrawnAt: at.toISOString() },
  );
