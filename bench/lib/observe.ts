import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  attributeTurns,
  identifyPeople,
  type LipScores,
  type People,
  type PeopleInputs,
  type Track,
  type TranscribedSegment,
  type Turn,
  type Voices,
} from "@hapju/diarization";
import { type MeetingApp, openMeetingApp } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { faceEmbedding, speakerEmbedding } from "@hapju/tasks";
import { calibrationsOf } from "../../packages/meeting/src/calibrations.ts";
import type { AttributionMeeting } from "./attribution-meetings.ts";
import { keptFolder } from "./hapju.ts";

/** All observations of the models in a meeting, the input of attribution. */
export interface Observations {
  readonly people: PeopleInputs;
  readonly words: readonly TranscribedSegment[];
}

/** The result of attribution. */
export interface Answer {
  readonly people: People;
  readonly turns: readonly Turn[];
}

/** Runs the meeting pipeline; what is finished is kept in a home per meeting, so that models run once. */
export async function observe(
  { dir }: AttributionMeeting,
  recording: string,
): Promise<{ readonly observations: Observations; readonly answer: Answer }> {
  const place = `${basename(dir)}-${createHash("sha256").update(dir).digest("hex").slice(0, 8)}`;
  await using app = await openMeetingApp({
    home: join(keptFolder("homes"), place),
    modelsDir: keptFolder("models"),
  });
  const roster = await app.importPeople(localScope, join(dir, "people.json"));
  const meeting = await app.meetings.create(localScope, { path: recording, roster, reuse: true });
  const run = meeting.rerun ?? meeting.run;
  const worker = app.engine.work();
  await app.engine.result(localScope, run);
  await worker.stop();
  const output = async <T>(step: string) => (await app.engine.queries.output(localScope, run, step)) as T;
  const { face, voice, calibrations } = await calibrationsIn(app);
  const snapshot = await app.directory.snapshot(localScope, {
    faceModel: face,
    voiceModel: voice,
    roster,
  });
  const observations: Observations = {
    people: {
      tracks: await output<Track[]>("tracks"),
      voices: await output<Voices>("voices"),
      lips: await itemsOf<readonly LipScores[]>(app, run, "lips"),
      directory: snapshot.people,
      calibrations,
    },
    words: (await itemsOf<readonly TranscribedSegment[]>(app, run, "words")).flat(),
  };
  const answer = { people: await output<People>("people"), turns: await output<Turn[]>("turns") };
  if (!isDeepStrictEqual(answer, attribute(observations)))
    throw new Error(
      `${recording}: what is kept in ${place} is not what the code says now. Raise the version of the step that changed.`,
    );
  return { observations, answer };
}

/** Attribution alone, as the steps `people` and `turns` do it. */
export function attribute({ people: inputs, words }: Observations): Answer {
  const people = identifyPeople(inputs);
  return { people, turns: attributeTurns({ words, people }) };
}

async function calibrationsIn({ models }: MeetingApp) {
  const plan = await models.plan([faceEmbedding, speakerEmbedding]);
  return {
    face: plan[faceEmbedding.name]!,
    voice: plan[speakerEmbedding.name]!,
    calibrations: calibrationsOf(models.catalog, plan),
  };
}

/** The outputs of a step that runs per chunk, in the order of the chunks. */
async function itemsOf<T>({ engine }: MeetingApp, run: string, step: string): Promise<T[]> {
  const { steps } = await engine.queries.steps(localScope, run);
  const { total = 0 } = steps.find(({ name }) => name === step) ?? {};
  return Promise.all(
    Array.from(
      { length: total },
      (_, index) => engine.queries.output(localScope, run, step, `chunks/${index}`) as Promise<T>,
    ),
  );
}
