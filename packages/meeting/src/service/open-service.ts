import { migrate, type Storage } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { Background } from "./background.ts";
import type { Biometrics } from "./biometrics/biometrics.ts";
import { openBiometrics } from "./biometrics/open-biometrics.ts";
import { resumeRemovals } from "./biometrics/remove-person.ts";
import { type ServiceContext, serviceScope, within } from "./context.ts";
import type { Corrections } from "./corrections/corrections.ts";
import { openCorrections } from "./corrections/open-corrections.ts";
import { readMeetings } from "./meetings/meeting-rows.ts";
import type { Meetings } from "./meetings/meetings.ts";
import { openMeetings } from "./meetings/open-meetings.ts";
import { openRenditions } from "./renditions/open-renditions.ts";
import { openRenditionStore, renditionMigrations } from "./renditions/rendition-store.ts";
import type { Renditions } from "./renditions/renditions.ts";
import { openResults } from "./results/open-results.ts";
import type { Results } from "./results/results.ts";
import { openReview } from "./review/open-review.ts";
import type { Review } from "./review/review.ts";
import { listRuns } from "./runs/list-runs.ts";
import type { MeetingRuns } from "./runs/runs.ts";
import { settle } from "./runs/settle.ts";
import { openSearch } from "./search/open-search.ts";
import type { Search } from "./search/search.ts";
import { searchMigrations } from "./search/search-index.ts";
import { meetingMigrations } from "./tables.ts";

/** What can be done with meetings, by subject. Every operation sees only the data of the tenant of its scope. */
export interface MeetingService {
  readonly meetings: Meetings;
  readonly corrections: Corrections;
  readonly results: Results;
  readonly search: Search;
  readonly renditions: Renditions;
  readonly review: Review;
  readonly biometrics: Biometrics;
  readonly runs: MeetingRuns;
}

/** What the service is opened with. */
export interface ServiceParts
  extends Pick<
    ServiceContext,
    | "media"
    | "models"
    | "directory"
    | "engine"
    | "languages"
    | "timeZone"
    | "quality"
    | "glossary"
    | "pipeline"
  > {
  readonly storage: Storage;
}

/** Opens the service: migrates its tables and continues what a process that ended left unfinished. */
export async function openService({
  storage,
  ...parts
}: ServiceParts): Promise<MeetingService & { close(): Promise<void> }> {
  const { database, objects } = storage;
  await migrate(database, "meeting", meetingMigrations);
  await migrate(database, "search", searchMigrations);
  await migrate(database, "rendition", renditionMigrations);
  const background = new Background();
  const renditions = openRenditionStore({ database, objects, media: parts.media });
  const context: ServiceContext = { ...parts, database, objects, renditions, background };
  const stopSettling = await settleRuns(context);
  await resumeRemovals(context);
  return {
    meetings: openMeetings(context),
    corrections: openCorrections(context),
    results: openResults(context),
    search: openSearch(context),
    renditions: openRenditions(context),
    review: openReview(context),
    biometrics: openBiometrics(context),
    runs: { list: (scope, options = {}) => listRuns(within(context, scope), options) },
    async close() {
      stopSettling();
      await background.close();
    },
  };
}

/** Settles every meeting whose run ends from now on, and those that were not settled before, of all tenants. @returns stops it */
async function settleRuns(context: ServiceContext): Promise<() => void> {
  const { database, engine, background } = context;
  const stop = engine.onEnded(({ run, tenant }) =>
    background.start(async () => {
      const own = within(context, serviceScope(tenant));
      const [row] = await readMeetings(own, { where: [sql`(m.run = ${run} or m.rerun = ${run})`] });
      if (row) await settle(own, row);
    }),
  );
  const { rows } = await database.execute<{ tenant: string }>(
    sql`select distinct tenant from meeting.meeting`,
  );
  for (const { tenant } of rows) {
    const own = within(context, serviceScope(tenant));
    const unsettled = await readMeetings(own, {
      where: [sql`(m.published is null or m.rerun is not null or m.changes > r.changes)`],
    });
    for (const row of unsettled) background.start(() => settle(own, row));
  }
  return stop;
}
