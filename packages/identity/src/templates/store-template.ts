import { randomUUID } from "node:crypto";
import { and, eq, getTableColumns, ne } from "drizzle-orm";
import type { RecordEntry } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { checkEmbedding } from "../matching/vectors.ts";
import { checkConsent } from "../people/consents.ts";
import { auditSubject, findPerson } from "../people/find.ts";
import { purposeOf, type TemplateKind } from "../people/purpose.ts";
import type { Executor, ScopedContext } from "../store/context.ts";
import { templates } from "../store/tables.ts";
import { personKey } from "../vault/key-names.ts";
import { ensureKey } from "../vault/keyring.ts";
import { openBytes, sealBytes } from "../vault/seal.ts";
import type { NewTemplate, TemplateInfo } from "./template.ts";

type Row = typeof templates.$inferSelect;

const { sealed: _sealed, tenant: _tenant, ...columns } = getTableColumns(templates);
/** All columns but the tenant and the embedding. */
export const infoColumns = columns;

/** A template as it is shown. */
export const infoOf = ({ personId: _, ...info }: Omit<Row, "sealed" | "tenant">): TemplateInfo => info;

// Bound to its row: an embedding moved to another person, model or row does not open.
const binding = (key: string, { id, model }: Pick<Row, "id" | "model">) => `${key}/${model}/${id}`;

/**
 * Seals and stores a template of a person who consents to it. The same source is stored once per model: the
 * second time the answer is undefined.
 *
 * @throws IdentityError `person-unknown`, `consent-missing`, `consent-withdrawn`, `template-invalid`, `photo-of-another`
 */
export async function storeTemplate(
  context: ScopedContext,
  executor: Executor,
  note: RecordEntry,
  personId: string,
  { embedding, quality = {}, ...facts }: NewTemplate,
): Promise<TemplateInfo | undefined> {
  const { tenant } = context.scope;
  const person = await findPerson(executor, tenant, personId);
  checkEmbedding(embedding, facts.source);
  await checkConsent(executor, tenant, person.id, purposeOf(facts.kind));
  await checkOwner(executor, tenant, person.id, facts);
  const key = personKey(person.pseudonym, facts.kind);
  const terms = { purpose: purposeOf(facts.kind), expiresAt: null };
  const secret = await ensureKey(context, executor, { tenant, name: key }, terms);
  const id = randomUUID();
  const bytes = new Uint8Array(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  const row: Row = {
    ...facts,
    tenant,
    id,
    personId: person.id,
    quality,
    dimensions: embedding.length,
    createdAt: context.clock(),
    sealed: sealBytes(secret, binding(key, { id, model: facts.model }), bytes),
  };
  const stored = await executor.insert(templates).values(row).onConflictDoNothing().returning(infoColumns);
  if (!stored[0]) return undefined;
  note({
    action: `${facts.kind}-enrolled`,
    subject: auditSubject(person.pseudonym),
    details: { template: id, model: facts.model },
  });
  return infoOf(stored[0]);
}

/** Opens the embedding of a stored template. */
export function openTemplate(
  secret: Uint8Array,
  pseudonym: string,
  row: Pick<Row, "id" | "kind" | "model" | "sealed">,
): Float32Array {
  const bytes = openBytes(secret, binding(personKey(pseudonym, row.kind), row), row.sealed);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Float32Array.BYTES_PER_ELEMENT);
}

/** Whether this source is enrolled for this person and model already: then no model needs to see it. */
export async function isEnrolled(
  { database, scope }: ScopedContext,
  personId: string,
  {
    kind,
    model,
    sourceDigest,
  }: { readonly kind: TemplateKind; readonly model: string; readonly sourceDigest: string },
): Promise<boolean> {
  const found = await database
    .select({ id: templates.id })
    .from(templates)
    .where(
      and(
        eq(templates.tenant, scope.tenant),
        eq(templates.personId, personId),
        eq(templates.kind, kind),
        eq(templates.model, model),
        eq(templates.sourceDigest, sourceDigest),
      ),
    );
  return found.length > 0;
}

/** One face cannot be two people: the same photo for two would give one of them the name of the other. */
async function checkOwner(
  executor: Executor,
  tenant: string,
  personId: string,
  { kind, source, sourceDigest }: Pick<NewTemplate, "kind" | "source" | "sourceDigest">,
): Promise<void> {
  const [other] = await executor
    .select({ id: templates.personId })
    .from(templates)
    .where(
      and(
        eq(templates.tenant, tenant),
        eq(templates.kind, kind),
        eq(templates.sourceDigest, sourceDigest),
        ne(templates.personId, personId),
      ),
    );
  if (!other) return;
  throw new IdentityError(
    "photo-of-another",
    `${source} is already enrolled as "${other.id}" and cannot also be "${personId}". Enrol it for one of the two, or remove "${other.id}" if both are one person.`,
    { source, id: personId, other: other.id },
  );
}
