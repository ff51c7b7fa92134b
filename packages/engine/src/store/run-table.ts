import type { Scope } from "@hapju/spec";
import { type SQL, sql } from "drizzle-orm";

/**
 * The runs of a tenant as a table expression, for queries that join them with tables of another package. Columns:
 * `id`, `pipeline`, `label`, `state`, `revises`, `created_at` and `ended_at` (`timestamptz`).
 *
 * ```ts
 * sql`select m.id, r.state from meeting.meeting m left join ${runTable(scope)} r on r.id = m.run`
 * ```
 */
export const runTable = ({ tenant }: Scope): SQL => sql`
  (select id, pipeline, label, state, revises, created_at, ended_at from engine.run where tenant = ${tenant})`;
