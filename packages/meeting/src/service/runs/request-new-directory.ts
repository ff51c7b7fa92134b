import { sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";
import { countChange } from "./count-change.ts";

/**
 * Makes the next run of a meeting read the directory again.
 * @param newcomer id of a person to add to the roster, if the meeting has one
 * @returns the count of changes with it
 */
export function requestNewDirectory(
  { database }: Pick<OperationContext, "scope" | "database">,
  meeting: string,
  newcomer?: string,
): Promise<number> {
  return database.transaction(async (tx) => {
    const roster =
      newcomer === undefined
        ? sql``
        : sql`, roster = case
      when roster is null or roster @> ${JSON.stringify(newcomer)}::text::jsonb then roster
      else roster || ${JSON.stringify(newcomer)}::text::jsonb end`;
    await tx.execute(sql`update meeting.meeting
      set directory_since = ${new Date().toISOString()}::timestamptz ${roster} where id = ${meeting}`);
    return countChange(tx, meeting);
  });
}
