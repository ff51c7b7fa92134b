import { sql } from "drizzle-orm";

/** Rows as one parameter, read with `json_to_recordset`: one statement for any number of rows. */
export const jsonRows = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::text::json`;

/** Strings as a subquery, for `in`. */
export const listed = (values: readonly string[]) =>
  sql`(select json_array_elements_text(${jsonRows(values)}))`;

/** A value for a jsonb column. */
export const jsonb = (value: unknown) =>
  value === undefined ? sql`null::jsonb` : sql`${JSON.stringify(value)}::text::jsonb`;

/** The columns of a table with an artifact, as the fields of an `ArtifactRef`. @param table its alias in the query */
export const refColumns = (table: string) =>
  sql.raw(`${table}.digest, ${table}.object_key as "key", ${table}.bytes, ${table}.seal_key as "sealKey"`);
