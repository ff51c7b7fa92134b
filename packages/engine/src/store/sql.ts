import { sql } from "drizzle-orm";

/** Rows as one parameter, to be read with `json_to_recordset`: one statement for any number of rows. */
export const jsonRows = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::text::json`;

/** A value for a jsonb column. */
export const jsonb = (value: unknown) =>
  value === undefined ? sql`null::jsonb` : sql`${JSON.stringify(value)}::text::jsonb`;
