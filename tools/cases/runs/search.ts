import { join, resolve } from "node:path";
import { openMeetingApp, type SearchHit } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { indexMeeting } from "../../../packages/meeting/src/service/search/search-index.ts";
import { minutesOfLines } from "../minutes/lines-to-minutes.ts";
import { readJson } from "../minutes/read-json.ts";
import { transcriptFile } from "../minutes/transcript-file.ts";
import { defineRun } from "./define-run.ts";

/** A transcript is indexed as the only meeting and searched. */
export const search = defineRun({
  do: "search",
  fields: { transcript: z.string(), queries: z.array(z.string()).min(1) },
  named: "transcript",
  async execute({ transcript, queries }, { folder, home }) {
    const spoken = await readJson(resolve(folder, transcript), transcriptFile);
    const minutes = await minutesOfLines(spoken);
    await using app = await openMeetingApp({ home, modelsDir: join(home, "models") });
    await app.storage.database.transaction(async (tx) => {
      await tx.execute(sql`insert into meeting.meeting
          (id, title, language, recording, recording_digest, access, run, directory_since)
        values ('case', ${spoken.title}, ${spoken.language}, '{}', '', 'everyone', '', now())`);
      await indexMeeting(tx, "case", minutes);
    });
    const hits = new Map<string, readonly SearchHit[]>();
    for (const query of queries) hits.set(query, (await app.search.find(localScope, query)).items);
    return { do: "search", hits };
  },
});
