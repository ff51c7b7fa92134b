import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LipScores, TranscribedSegment } from "@hapju/diarization";
import { type Engine, openEngine, type Step } from "@hapju/engine";
import { engineVault, openDirectory } from "@hapju/identity";
import { createInference } from "@hapju/inference";
import { openMedia } from "@hapju/media";
import { defaultLanguages, type MeetingApp, openMeetingApp } from "@hapju/meeting";
import { assembly } from "@hapju/meeting/assembly";
import { localScope } from "@hapju/spec";
import { testDatabases } from "@hapju/storage/testing";
import { createLanguages } from "../packages/meeting/src/minutes/lang/languages.ts";
import { meetingMinutes } from "../packages/meeting/src/pipeline.ts";
import type { Chunk } from "../packages/meeting/src/recording.ts";
import { openService } from "../packages/meeting/src/service/open-service.ts";
import type { Faces } from "../packages/meeting/src/steps/find-faces.ts";
import type { Speech } from "../packages/meeting/src/steps/find-speech.ts";
import { shared } from "./lib/data.ts";
import { keptFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * How long a correction takes to be in the minutes of an hour: from the call to the minutes shown and found by a
 * search. The hour is what the models observed in `review`, again and again, each word cut in two: 120 chunks, five
 * faces, some 10,000 words. Prints one table; fails from one second on.
 */
const review = shared("data/meetings/review");
const CHUNKS = 120;
/** Chunks of one showing of `review`. */
const PERIOD_CHUNKS = 6;
const CHUNK_SECONDS = 30;
const LIMIT_MS = 1000;

interface Observed {
  readonly faces: readonly Faces[];
  readonly speech: readonly Speech[];
  readonly words: readonly (readonly TranscribedSegment[])[];
  readonly lips: readonly (readonly LipScores[])[];
}

const modelsDir = keptFolder("models");
const observed = await observe();
const hour = {
  faces: (index: number) => shifted(observed.faces, index),
  speech: (index: number) => shifted(observed.speech, index),
  lips: (index: number) => shifted(observed.lips, index),
  words: (index: number) => shifted(observed.words, index).map(halved),
};
const rows: (string | number)[][] = [];
const spent: (string | number)[][] = [];
for (const kind of ["pglite", "postgresql"] as const) await measure(kind);
console.log(table(["database", "what", "ms, median of 9", "slowest", "processor ms, median"], rows));
console.log(`\n${table(["database", "step of a correction", "ms, median"], spent)}`);

/** What the models say about `review`, chunk by chunk. */
async function observe(): Promise<Observed> {
  await using app = await openMeetingApp({ home: keptFolder("correct"), modelsDir });
  const { id } = await app.meetings.create(localScope, { path: join(review, "review.mp4"), reuse: true });
  app.engine.work();
  const { run } = await app.meetings.settled(localScope, id);
  const [faces, speech, words, lips] = await Promise.all(
    ["faces", "speech", "words", "lips"].map((step) => itemsOf(app, run, step)),
  );
  return { faces, speech, words, lips } as unknown as Observed;
}

function itemsOf({ engine }: MeetingApp, run: string, step: string): Promise<unknown[]> {
  return Promise.all(
    Array.from({ length: PERIOD_CHUNKS }, (_, index) =>
      engine.queries.output(localScope, run, step, `chunks/${index}`),
    ),
  );
}

/** What happens in a chunk of the hour: times are the only fields named after seconds. */
function shifted<Value>(chunks: readonly Value[], index: number): Value {
  const by = CHUNK_SECONDS * PERIOD_CHUNKS * Math.floor(index / PERIOD_CHUNKS);
  const shift = (value: unknown, field = ""): unknown => {
    if (typeof value === "number")
      return /^(seconds|startSeconds|endSeconds|firstSeconds)$/.test(field) ? value + by : value;
    if (Array.isArray(value)) return value.map((one) => shift(one));
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shift(one, name)]));
  };
  return shift(chunks[index % PERIOD_CHUNKS]) as Value;
}

function halved(written: TranscribedSegment): TranscribedSegment {
  const words = written.words.flatMap(({ startSeconds, endSeconds, ...word }) => {
    const middle = (startSeconds + endSeconds) / 2;
    return [
      { ...word, startSeconds, endSeconds: middle },
      { ...word, startSeconds: middle, endSeconds },
    ];
  });
  return { ...written, words };
}

async function measure(kind: "pglite" | "postgresql"): Promise<void> {
  const databases = await testDatabases(kind);
  const home = await mkdtemp(join(tmpdir(), "hapju-correct-"));
  const storage = await databases.storage();
  const directory = await openDirectory({ storage, home });
  const models = createInference({ ...assembly, dir: modelsDir });
  const real = openMedia();
  const media = {
    ...real,
    probe: async (path: string) => ({ ...(await real.probe(path)), durationSeconds: CHUNKS * CHUNK_SECONDS }),
  };
  const languages = createLanguages(defaultLanguages);
  const pipeline = withObservations(meetingMinutes({ media, languages }));
  const engine = await openEngine({
    storage,
    pipelines: [pipeline],
    tasks: models,
    vault: engineVault(directory.vault),
  });
  const service = await openService({
    storage,
    media,
    models,
    directory,
    engine,
    pipeline,
    languages,
    quality: "fast",
    glossary: [],
    timeZone: "UTC",
  });
  const { meetings, corrections, results } = service;
  await directory.add(localScope, { name: "Owen" });
  const { id } = await meetings.create(localScope, { path: join(review, "review.mp4"), title: "An hour" });
  const worker = engine.work();
  await meetings.settled(localScope, id);
  const { minutes } = await results.read(localScope, id);
  const words = minutes.transcript.reduce((sum, turn) => sum + turn.words.length, 0);
  console.error(
    `${kind}: ${minutes.transcript.length} turns, ${words} words, ${minutes.attendees.length} attendees`,
  );

  type What = "correct" | "undo" | "read";
  const times: Record<What, number[]> = { correct: [], undo: [], read: [] };
  const processor: Record<What, number[]> = { correct: [], undo: [], read: [] };
  const steps = new Map<string, number[]>();
  const timed = async <T>(what: What, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const before = process.cpuUsage();
    const answer = await work();
    const { user, system } = process.cpuUsage(before);
    times[what].push(performance.now() - started);
    processor[what].push((user + system) / 1000);
    return answer;
  };
  const said = minutes.transcript.filter(({ gap }) => !gap);
  for (let round = 0; round < 9; round += 1) {
    const { startSeconds, endSeconds } = said[Math.floor((said.length * (round + 1)) / 11)]!;
    const turn = { startSeconds, endSeconds };
    const made = await timed("correct", () =>
      corrections.apply(localScope, id, { kind: "turn-is", turn, person: "owen" }),
    );
    const { run } = await meetings.get(localScope, id);
    for (const [step, ms] of await stepTimes(engine, run)) steps.set(step, [...(steps.get(step) ?? []), ms]);
    await timed("read", () => results.read(localScope, id));
    await timed("undo", () => corrections.undo(localScope, id, made.id));
  }
  for (const what of Object.keys(times) as What[]) {
    const slowest = Math.round(Math.max(...times[what]));
    rows.push([kind, what, median(times[what]), slowest, median(processor[what])]);
    if (what !== "read" && slowest >= LIMIT_MS) process.exitCode = 1;
  }
  for (const [step, all] of steps) spent.push([kind, step, median(all)]);
  await worker.stop();
  await service.close();
  await engine.close();
  await models.close();
  await real.close();
  await storage.close();
  await databases.stop();
  await rm(home, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[values.length >> 1]!);
}

/** How long the steps that ran took, from lease to commit. */
async function stepTimes({ queries }: Engine, run: string): Promise<[step: string, ms: number][]> {
  const { steps } = await queries.steps(localScope, run);
  return steps.flatMap(({ name, startedAt, endedAt }) =>
    startedAt === null || endedAt === null ? [] : [[name, endedAt - startedAt] as [string, number]],
  );
}

/** The meeting pipeline with the steps that ask models answered from what they said of `review`. */
function withObservations(pipeline: ReturnType<typeof meetingMinutes>): ReturnType<typeof meetingMinutes> {
  const answering = (step: Step<never, unknown>, answer: (index: number) => unknown) => ({
    ...step,
    run: async ({ chunk }: { chunk: Chunk }) => answer(chunk.index),
  });
  const { faces, speech, words, lips } = pipeline.steps as Record<string, Step<never, unknown>>;
  return {
    ...pipeline,
    steps: {
      ...pipeline.steps,
      faces: answering(faces!, hour.faces),
      speech: answering(speech!, hour.speech),
      words: answering(words!, hour.words),
      lips: answering(lips!, hour.lips),
    } as typeof pipeline.steps,
  };
}
