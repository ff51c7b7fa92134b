import type { Role } from "@hapju/contract";
import { boolean, pgSchema, text, timestamp } from "drizzle-orm/pg-core";

const auth = pgSchema("auth");
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The users, as the Drizzle adapter of better-auth reads them; `role` and `tenant` are ours. */
export const user = auth.table("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull(),
  image: text("image"),
  role: text("role").$type<Role>().notNull(),
  tenant: text("tenant").notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** Sessions by cookie; `token` holds the SHA-256 of the cookie's token. */
export const session = auth.table("session", {
  id: text("id").primaryKey(),
  token: text("token").notNull().unique(),
  userId: text("user_id").notNull(),
  expiresAt: instant("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** Passwords, hashed. */
export const account = auth.table("account", {
  id: text("id").primaryKey(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  userId: text("user_id").notNull(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: instant("access_token_expires_at"),
  refreshTokenExpiresAt: instant("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** Open invitations; `value` is the id of the user. */
export const verification = auth.table("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** API keys; `digest` is the SHA-256 of the secret. */
export const apiKey = auth.table("api_key", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  tenant: text("tenant").notNull(),
  name: text("name").notNull(),
  role: text("role").$type<Role>().notNull(),
  start: text("start").notNull(),
  digest: text("digest").notNull().unique(),
  createdAt: instant("created_at").notNull(),
  lastUsedAt: instant("last_used_at"),
});

/** Migrations of the schema `auth`. Never edit a migration: add one. */
export const accountMigrations: readonly string[] = [
  `
create schema auth;
create table auth.user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  role text not null check (role in ('viewer', 'editor', 'owner')),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create table auth.session (
  id text primary key,
  token text not null unique,
  user_id text not null references auth.user (id) on delete cascade,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index session_by_user on auth.session (user_id);
create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth.user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index account_by_user on auth.account (user_id);
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index verification_by_identifier on auth.verification (identifier);
create table auth.api_key (
  id text primary key,
  user_id text not null references auth.user (id) on delete cascade,
  name text not null,
  role text not null check (role in ('viewer', 'editor', 'owner')),
  start text not null,
  digest text not null unique,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3)
);
create index api_by_key_user on auth.api_key (user_id);
`,
  // Sessions are stored under the SHA-256 of their tokens; signed-in users stay signed in.
  "update auth.session set token = encode(sha256(convert_to(token, 'UTF8')), 'hex')",
  // Users and keys belong to a tenant; existing ones to the only one there was.
  `
alter table auth.user add column tenant text not null default 'default';
alter table auth.api_key add column tenant text not null default 'default';
`,
];
