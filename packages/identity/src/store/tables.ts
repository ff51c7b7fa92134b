import { bigint, customType, integer, jsonb, pgSchema, text, timestamp } from "drizzle-orm/pg-core";
import type { Purpose, TemplateKind } from "../people/purpose.ts";
import type { TemplateQuality } from "../templates/template.ts";

const directory = pgSchema("directory");

// PGlite reads and writes Uint8Array, node-postgres Buffer.
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
});
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** Every row belongs to one tenant; keys, indexes and references of the database never cross two. */
const tenant = () => text("tenant").notNull();

/** People who may be recognised. */
export const persons = directory.table("persons", {
  tenant: tenant(),
  id: text("id").notNull(),
  /** What the audit log calls the person; means nothing once the row is removed. */
  pseudonym: text("pseudonym").notNull(),
  name: text("name").notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Consents, withdrawn ones included. */
export const consents = directory.table("consents", {
  tenant: tenant(),
  number: bigint("number", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  personId: text("person_id").notNull(),
  purpose: text("purpose").$type<Purpose>().notNull(),
  textVersion: text("text_version").notNull(),
  givenAt: instant("given_at").notNull(),
  evidence: text("evidence").notNull(),
  withdrawnAt: instant("withdrawn_at"),
});

/** Enrolled embeddings, sealed. */
export const templates = directory.table("templates", {
  tenant: tenant(),
  id: text("id").notNull(),
  personId: text("person_id").notNull(),
  kind: text("kind").$type<TemplateKind>().notNull(),
  model: text("model").notNull(),
  source: text("source").notNull(),
  sourceDigest: text("source_digest").notNull(),
  quality: jsonb("quality").$type<TemplateQuality>().notNull(),
  dimensions: integer("dimensions").notNull(),
  sealed: bytes("sealed").notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Keys of templates and artifacts, wrapped by the master key. */
export const keys = directory.table("keys", {
  tenant: tenant(),
  name: text("name").notNull(),
  wrapped: bytes("wrapped").notNull(),
  purpose: text("purpose").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at"),
});

/** Whose biometric data is sealed under a key. */
export const keyCoverage = directory.table("key_coverage", {
  tenant: tenant(),
  key: text("key").notNull(),
  personId: text("person_id").notNull(),
});

/** The audit logs. */
export const audit = directory.table("audit", {
  tenant: tenant(),
  sequence: bigint("sequence", { mode: "number" }).notNull(),
  at: instant("at").notNull(),
  actor: text("actor").notNull(),
  action: text("action").notNull(),
  subject: text("subject").notNull(),
  details: jsonb("details").$type<Record<string, unknown>>().notNull(),
  previous: text("previous").notNull(),
  hash: text("hash").notNull(),
});
