import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { checkPersons } from "./people/find.ts";
import { purposeOf, type TemplateKind } from "./people/purpose.ts";
import { byId } from "./people/read-people.ts";
import type { Executor, ScopedContext } from "./store/context.ts";
import { consents, keys, persons, templates } from "./store/tables.ts";
import { openTemplate } from "./templates/store-template.ts";
import { unwrapKey } from "./vault/keyring.ts";

/** Which people, and which models' templates. */
export interface SnapshotOptions {
  /** `id@version` of the face model; without it no faces. */
  readonly faceModel?: string | undefined;
  /** `id@version` of the voice model; without it no voices. */
  readonly voiceModel?: string | undefined;
  /** Ids of those who may be named; default: everyone who consented. */
  readonly roster?: readonly string[] | undefined;
}

/** A person who may be named. */
export interface SnapshotPerson {
  readonly id: string;
  readonly name: string;
  /** Embeddings of exactly the requested model; empty without consent to face recognition. */
  readonly faceTemplates: Float32Array[];
  /** Embeddings of exactly the requested model; empty without consent to voice recognition. */
  readonly voiceTemplates: Float32Array[];
}

/**
 * The people a run may name, as the directory is now. Plain data with a stable order, so that the same people
 * have the same digest. It holds biometric data in the clear: store it sealed or not at all.
 */
export interface DirectorySnapshot {
  readonly faceModel?: string;
  readonly voiceModel?: string;
  /** Sorted by id; only people with a consent in force. */
  readonly people: readonly SnapshotPerson[];
}

/** See `Directory.snapshot`. @throws IdentityError `person-unknown` when the roster names an unknown person */
export function takeSnapshot(
  context: ScopedContext,
  { faceModel, voiceModel, roster }: SnapshotOptions,
): Promise<DirectorySnapshot> {
  const { tenant } = context.scope;
  return context.database.transaction(
    async (transaction) => {
      if (roster) await checkPersons(transaction, tenant, roster);
      const people = await consenting(transaction, tenant, roster);
      await addTemplates(context, transaction, people, "face", faceModel);
      await addTemplates(context, transaction, people, "voice", voiceModel);
      return {
        ...(faceModel !== undefined && { faceModel }),
        ...(voiceModel !== undefined && { voiceModel }),
        people: [...people.values()].sort(byId),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

const inForce = and(
  eq(consents.tenant, persons.tenant),
  eq(consents.personId, persons.id),
  isNull(consents.withdrawnAt),
);

/** Everyone on the roster with a consent in force, to either purpose, still without templates. */
async function consenting(
  executor: Executor,
  tenant: string,
  roster: readonly string[] | undefined,
): Promise<Map<string, SnapshotPerson>> {
  const rows = await executor
    .selectDistinct({ id: persons.id, name: persons.name })
    .from(persons)
    .innerJoin(consents, inForce)
    .where(and(eq(persons.tenant, tenant), roster && inArray(persons.id, [...roster])));
  return new Map(rows.map(({ id, name }) => [id, { id, name, faceTemplates: [], voiceTemplates: [] }]));
}

async function addTemplates(
  context: ScopedContext,
  executor: Executor,
  people: ReadonlyMap<string, SnapshotPerson>,
  kind: TemplateKind,
  model: string | undefined,
): Promise<void> {
  if (model === undefined) return;
  const rows = await executor
    .select({ template: templates, pseudonym: persons.pseudonym, key: keys })
    .from(templates)
    .innerJoin(persons, and(eq(persons.tenant, templates.tenant), eq(persons.id, templates.personId)))
    .innerJoin(consents, inForce)
    .innerJoin(
      keys,
      and(
        eq(keys.tenant, persons.tenant),
        eq(keys.name, sql`'person/' || ${persons.pseudonym} || '/' || ${templates.kind}`),
      ),
    )
    .where(
      and(
        eq(templates.tenant, context.scope.tenant),
        eq(templates.kind, kind),
        eq(templates.model, model),
        eq(consents.purpose, purposeOf(kind)),
      ),
    );
  rows.sort((a, b) => (a.template.sourceDigest < b.template.sourceDigest ? -1 : 1));
  for (const { template, pseudonym, key } of rows) {
    const person = people.get(template.personId);
    const embeddings = kind === "face" ? person?.faceTemplates : person?.voiceTemplates;
    embeddings?.push(openTemplate(unwrapKey(context, key), pseudonym, template));
  }
}
