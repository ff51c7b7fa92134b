import { randomUUID } from "node:crypto";
import { and, eq, getTableColumns, ne } from "drizzle-orm";
import type { NewAuditEntry } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { checkEmbedding } from "../matching/vectors.ts";
import { checkConsent } from "../people/consents.ts";
import { auditSubject, findPerson } from "../people/find.ts";
import { purposeOf, type TemplateKind } from "../people/person.ts";
import type { Context, Executor } from "../store/context.ts";
import { templates } from "../store/tables.ts";
import { ensureKey } from "../vault/keyring.ts";
import { personKey } from "../vault/scope.ts";
import { openBytes, sealBytes } from "../vault/seal.ts";
import type { NewTemplate, TemplateInfo } from "./template.ts";

type Row = typeof templates.$inferSelect;

const { sealed: _sealed, ...columns } = getTableColumns(templates);
/** All columns but the embedding. */
export const infoColumns = columns;

export const infoOf = ({ personId: _, ...info }: Omit<Row, "sealed">): TemplateInfo => info;

// Bound to its row: an embedding moved to another person, model or row does not open.
const binding = (key: string, { id, model }: Pick<Row, "id" | "model">) => `${key}/${model}/${id}`;

/**
 * Seals and stores a template of a person who consents to it. The same source is stored once per model: a second
 * time nothing happens and the answer is undefined.
 *
 * @throws IdentityError `person-unknown`, `consent-missing`, `consent-withdrawn`, `template-invalid`, `photo-of-another`
 */
export async function storeTemplate(
  context: Context,
  executor: Executor,
  note: (entry: NewAuditEntry) => void,
  personId: string,
  { embedding, quality = {}, ...facts }: NewTemplate,
): Promise<TemplateInfo | undefined> {
  const person = await findPerson(executor, personId);
  checkEmbedding(embedding, facts.source);
  await checkConsent(executor, person.id, purposeOf(facts.kind));
  await checkOwner(executor, person.id, facts);
  const key = personKey(person.pseudonym, facts.kind);
  const terms = { purpose: purposeOf(facts.kind), expiresAt: null };
  const secret = await ensureKey(context, executor, key, terms);
  const id = randomUUID();
  const bytes = new Uint8Array(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  const row: Row = {
    ...facts,
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

/** Whether this source is enrolled for this person and model already: then no model needs to look at it. */
export async function isEnrolled(
  executor: Executor,
  personId: string,
  {
    kind,
    model,
    sourceDigest,
  }: { readonly kind: TemplateKind; readonly model: string; readonly sourceDigest: string },
): Promise<boolean> {
  const found = await executor
    .select({ id: templates.id })
    .from(templates)
    .where(
      and(
        eq(templates.personId, personId),
        eq(templates.kind, kind),
        eq(templates.model, model),
        eq(templates.sourceDigest, sourceDigest),
      ),
    );
  return found.length > 0;
}

/** One face cannot be two people: the same photo under another name is a mistake that would name one the other. */
async function checkOwner(
  executor: Executor,
  personId: string,
  { kind, source, sourceDigest }: Pick<NewTemplate, "kind" | "source" | "sourceDigest">,
): Promise<void> {
  const [other] = await executor
    .select({ id: templates.personId })
    .from(templates)
    .where(
      and(
        eq(templates.kind, kind),
        eq(templates.sourceDigest, sourceDigest),
        ne(templates.personId, personId),
      ),
    );
  if (!other) return;
  throw new IdentityError(
    "photo-of-another",
    `${source} is already enrolled as "${other.id}" and cannot also be "${personId}". Take one of the two out, or remove "${other.id}" if both are one person.`,
    { source, id: personId, other: other.id },
  );
}
