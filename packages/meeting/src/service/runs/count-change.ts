import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";

/** Counts a change that the minutes of a meeting must include. @returns the count with it */
export async function countChange(tx: Transaction, meeting: string): Promise<number> {
  const { rows } = await tx.execute<{ changes: number }>(sql`
    update meeting.meeting set changes = changes + 1 where id = ${meeting} returning changes`);
  return rows[0]?.changes ?? 0;
}
