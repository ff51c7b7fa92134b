import { runTable } from "@hapju/engine";
import { sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";
import { readMeeting } from "../meetings/meeting-rows.ts";
import { sealKeyOf } from "../runs/seal-key.ts";
import type { BiometricsStatus } from "./biometrics.ts";

/** See `Biometrics.status`. */
export async function readStatus(
  context: Pick<OperationContext, "database" | "directory" | "scope">,
  meeting: string,
): Promise<BiometricsStatus> {
  const { database, directory, scope } = context;
  const { recording } = await readMeeting(context, meeting);
  const lifetime = await directory.vault.lifetime(scope, sealKeyOf(recording));
  if ("until" in lifetime)
    return { readable: true, ...(lifetime.until ? { expiresAt: lifetime.until } : {}) };
  const { rows } = await database.execute<{ seconds: number }>(sql`
    select extract(epoch from e.ended_at - e.created_at)::float8 as seconds
    from meeting.run r join ${runTable(scope)} e on e.id = r.id
    where r.meeting_id = ${meeting} and e.revises is null and e.state = 'completed'
    order by e.created_at desc limit 1`);
  return {
    readable: false,
    ...(lifetime.goneSince ? { destroyedAt: lifetime.goneSince } : {}),
    ...(rows[0] ? { analysisSeconds: rows[0].seconds } : {}),
  };
}
