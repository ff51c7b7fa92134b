import { createHash } from "node:crypto";
import { join } from "node:path";
import type { EvaluateOptions, Transcript } from "@hapju/evaluation";
import { DEFAULT_TENANT } from "@hapju/spec";
import { workOnRun } from "../progress/work-on-run.ts";
import type { Settings } from "../settings.ts";
import { withMeetingApp } from "../with-meeting-app.ts";
import type { SuiteFolder } from "./read-suite.ts";
import type { Variant } from "./variant.ts";

/** The result of Hapju for a meeting of a suite. */
export interface SuiteAnswer {
  readonly hypothesis: Transcript;
  /** Who may be named, and who is visible when. */
  readonly options: EvaluateOptions;
  readonly stepRuns: { readonly total: number; readonly cached: number };
}

/**
 * Creates the minutes of a meeting. Each meeting has a home of its own below the home folder: an id stands for different
 * people in different meetings, and people of a test do not belong in the user's directory. The home is kept, so that a
 * second evaluation computes only what differs.
 * @throws the errors of `hapju minutes`
 */
export function makeHypothesis(
  settings: Settings,
  { name, dir, recording, session, people, onScreen }: SuiteFolder,
  { routes, language = "en" }: Omit<Variant, "name">,
): Promise<SuiteAnswer> {
  // A home of its own has no other tenant.
  const scope = { ...settings.scope, tenant: DEFAULT_TENANT };
  const place = createHash("sha256").update(dir).digest("hex").slice(0, 12);
  const own = {
    home: join(settings.home, "evaluation", place),
    databaseUrl: undefined,
    objectsUrl: undefined,
    modelsDir: settings.modelsDir,
    timeZone: settings.timeZone,
    scope,
    routes,
  };
  return withMeetingApp(own, async (app) => {
    const roster = people ? await app.importPeople(scope, people) : [];
    const { meetings, results } = app;
    const meeting = await meetings.create(scope, {
      path: recording,
      language,
      roster,
      title: name,
      reuse: true,
    });
    const run = meeting.rerun ?? meeting.run;
    await workOnRun(app, scope, run, { json: false, next: "Run the same command again to continue." });
    await meetings.settled(scope, meeting.id);
    const { minutes, people: named } = await results.read(scope, meeting.id);
    const { stepRuns } = await app.engine.queries.read(scope, run);
    const segments = minutes.transcript.map(({ speaker, startSeconds, endSeconds, text }) => ({
      session,
      speaker,
      startSeconds,
      endSeconds,
      words: text,
    }));
    const speech = named.speaking.map(({ speaker, startSeconds, endSeconds }) => ({
      session,
      speaker,
      startSeconds,
      endSeconds,
    }));
    return {
      hypothesis: { file: `the minutes of ${recording}`, segments, speech },
      options: { enrolled: roster, ...(onScreen ? { onScreen } : {}) },
      stepRuns,
    };
  });
}
