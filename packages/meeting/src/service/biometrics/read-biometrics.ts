import { runTable } from "@hapju/engine";
import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { readMeeting } from "../meetings/meeting-rows.ts";
import type { Biometrics } from "../meetings/meetings.ts";
import { type RunTools, scopeOf } from "../runs/start-run.ts";

/** See `Meetings.biometrics`. */
export async function biometricsOf(
  { database, directory }: Pick<RunTools, "database" | "directory">,
  id: string,
): Promise<Biometrics> {
  const { recording } = await readMeeting(database, id);
  const lifetime = await directory.vault.lifetime(localScope, scopeOf(recording));
  if ("until" in lifetime) return { readable: true, ...(lifetime.until ? { until: lifetime.until } : {}) };
  const { rows } = await database.execute<{ seconds: number }>(sql`
    select extract(epoch from e.ended_at - e.created_at)::float8 as seconds
    from meeting.run r join ${runTable(localScope)} e on e.id = r.id
    where r.meeting_id = ${id} and e.revises is null and e.state = 'completed' order by e.created_at desc limit 1`);
  return {
    readable: false,
    ...(lifetime.goneSince ? { goneSince: lifetime.goneSince } : {}),
    ...(rows[0] ? { lookSeconds: rows[0].seconds } : {}),
  };
}
