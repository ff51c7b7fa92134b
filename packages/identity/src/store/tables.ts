import {
  bigint,
  customType,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { Purpose, TemplateKind } from "../people/person.ts";
import type { TemplateQuality } from "../templates/template.ts";

const directory = pgSchema("directory");

// PGlite takes and gives Uint8Array, node-postgres Buffer.
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
});
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

export const persons = directory.table("persons", {
  id: text("id").primaryKey(),
  /** What the audit log calls the person; means nothing once the row is gone. */
  pseudonym: text("pseudonym").notNull(),
  name: text("name").notNull(),
  createdAt: instant("created_at").notNull(),
});

export const consents = directory.table("consents", {
  number: bigint("number", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  personId: text("person_id").notNull(),
  purpose: text("purpose").$type<Purpose>().notNull(),
  textVersion: text("text_version").notNull(),
  givenAt: instant("given_at").notNull(),
  evidence: text("evidence").notNull(),
  withdrawnAt: instant("withdrawn_at"),
});

export const templates = directory.table("templates", {
  id: text("id").primaryKey(),
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

export const keys = directory.table("keys", {
  scope: text("scope").primaryKey(),
  wrapped: bytes("wrapped").notNull(),
  purpose: text("purpose").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at"),
});

export const keyCoverage = directory.table(
  "key_coverage",
  { scope: text("scope").notNull(), personId: text("person_id").notNull() },
  (table) => [primaryKey({ columns: [table.scope, table.personId] })],
);

export const audit = directory.table("audit", {
  sequence: bigint("sequence", { mode: "number" }).primaryKey(),
  at: instant("at").notNull(),
  actor: text("actor").notNull(),
  action: text("action").notNull(),
  subject: text("subject").notNull(),
  details: jsonb("details").$type<Record<string, unknown>>().notNull(),
  previous: text("previous").notNull(),
  hash: text("hash").notNull(),
});
