import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  clusterVoices,
  identifyPeople,
  loudnessOf,
  speechSegments,
  type VoiceSample,
  voiceWindows,
} from "@hapju/diarization";
import {
  diarizationErrorRate,
  jaccardErrorRate,
  readTranscript,
  type TranscriptSegment,
} from "@hapju/evaluation";
import { type CatalogEntry, createInference } from "@hapju/inference";
import { openMedia } from "@hapju/media";
import { assembly } from "@hapju/meeting/assembly";
import { modelName, SAMPLE_RATE } from "@hapju/spec";
import { speakerEmbedding, voiceActivity, voiceStatistics } from "@hapju/tasks";
import { calibrationsOf } from "../packages/meeting/src/calibrations.ts";
import { shared } from "./lib/data.ts";
import { hapju, keptFolder, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * Who spoke when, from sound alone, with every source of speaker evidence present: none (one unknown crowd), the statistics
 * that compare within one recording, and each speaker model that is embedded or in the folder of models
 * (`HAPJU_MODELS_DIR`), alone and with them. DER and JER with overlap, at two
 * collars. Then Katie and Steve through the whole command with their enrolment recordings.
 */
const audio = shared("data/audio");
const media = openMedia({ processes: 1 });
const models = createInference({
  ...assembly,
  dir: process.env.HAPJU_MODELS_DIR ?? keptFolder("models"),
  hostProcesses: 1,
});

interface Recording {
  readonly set: string;
  readonly file: string;
  readonly reference: readonly TranscriptSegment[];
  readonly secondOpinion?: readonly TranscriptSegment[];
}

const ami = (name: string) => readTranscript(join(audio, "ami", name)).segments;
const [amiReference, amiSecond] = [ami("ref.rttm"), ami("upstream.rttm")];
const of = (session: string, all: readonly TranscriptSegment[]) =>
  all.filter((segment) => segment.session === session);
const whole = (path: string) => readTranscript(join(audio, path)).segments;
const recordings: readonly Recording[] = [
  {
    set: "pyannote sample (tuned on)",
    file: "pyannote-sample/sample.wav",
    reference: whole("pyannote-sample/sample.rttm"),
  },
  ...[...new Set(amiReference.map(({ session }) => session))].map((session) => ({
    set: "AMI, 7 clips",
    file: `ami/${session}.wav`,
    reference: of(session, amiReference),
    secondOpinion: of(session, amiSecond),
  })),
  { set: "Katie and Steve", file: "azure/katiesteve.wav", reference: whole("azure/katiesteve.stm") },
];

/** The evidence on voices in a row of the table. */
interface Evidence {
  readonly name: string;
  readonly speaker?: CatalogEntry;
  readonly statistics?: CatalogEntry;
}

/** The turns found by sound alone. */
async function diarize(
  samples: Float32Array,
  { name, speaker, statistics }: Evidence,
): Promise<TranscriptSegment[]> {
  const { output } = await models.call(voiceActivity, { samples });
  const segments = speechSegments({ startSeconds: 0, levels: loudnessOf(samples), ...output });
  const plan = Object.fromEntries(
    [speaker, statistics].flatMap((one) => (one ? [[one.task, modelName(one)]] : [])),
  );
  const voices: VoiceSample[] = [];
  for (const window of Object.keys(plan).length > 0 ? voiceWindows(segments) : []) {
    const [from, to] = [window.startSeconds, window.endSeconds].map((time) => Math.round(time * SAMPLE_RATE));
    const input = { samples: samples.slice(from, to) };
    const vector = speaker && (await models.call(speakerEmbedding, input, { plan })).output.embedding;
    const numbers = statistics && (await models.call(voiceStatistics, input, { plan })).output.statistics;
    voices.push({ ...window, ...(vector && { vector }), ...(numbers && { statistics: numbers }) });
  }
  const calibrations = calibrationsOf(models.catalog, plan);
  const people = identifyPeople({
    tracks: [],
    voices: clusterVoices([{ segments, samples: voices }], { evidence: name, calibrations }),
    lips: [],
    directory: [],
    calibrations,
  });
  return people.speaking.map(({ speaker, startSeconds, endSeconds }) => ({
    session: "",
    speaker,
    startSeconds,
    endSeconds,
  }));
}

const percent = (rate: number) => `${(100 * rate).toFixed(1)}%`;
const present = (task: string) =>
  models.catalog
    .of(task)
    .filter(({ id }) => models.status().models.some((one) => one.entry.id === id && one.state !== "absent"));
const statistics = present(voiceStatistics.name)[0]!;
const evidences: readonly Evidence[] = [
  { name: "none" },
  { name: statistics.id, statistics },
  ...present(speakerEmbedding.name).flatMap((speaker): Evidence[] => [
    { name: speaker.id, speaker },
    { name: `${speaker.id} and ${statistics.id}`, speaker, statistics },
  ]),
];
const rows: (string | number)[][] = [];
const sounds = new Map<string, Float32Array>();
for (const { file } of recordings) {
  const { durationSeconds } = await media.probe(join(audio, file));
  sounds.set(file, await media.audio(join(audio, file), { startSeconds: 0, endSeconds: durationSeconds }));
}
for (const evidence of evidences) {
  const found = new Map<string, TranscriptSegment[]>();
  for (const { file } of recordings) found.set(file, await diarize(sounds.get(file)!, evidence));
  for (const set of new Set(recordings.map((one) => one.set))) {
    const own = recordings.filter((one) => one.set === set);
    const rates = (collarSeconds: number, second = false) => {
      const pairs = own.map(({ file, reference, secondOpinion }) => {
        const session = reference[0]!.session;
        const hypothesis = found.get(file)!.map((turn) => ({ ...turn, session }));
        return [second ? secondOpinion! : reference, hypothesis] as const;
      });
      const errors = pairs.map((pair) => diarizationErrorRate(...pair, { collarSeconds }));
      const sum = (of: (one: (typeof errors)[number]) => number) =>
        errors.reduce((all, one) => all + of(one), 0);
      const rate =
        sum((one) => one.missedSeconds + one.falseAlarmSeconds + one.confusionSeconds) /
        sum((one) => one.scoredSeconds);
      const jaccard = pairs.map((pair) => jaccardErrorRate(...pair, { collarSeconds }).rate ?? 0);
      return [percent(rate), percent(jaccard.reduce((sum, one) => sum + one, 0) / jaccard.length)];
    };
    const counts = own.map(({ file, reference }) => {
      const people = (turns: readonly TranscriptSegment[]) =>
        new Set(turns.map(({ speaker }) => speaker)).size;
      return `${people(found.get(file)!)} of ${people(reference)}`;
    });
    rows.push([set, evidence.name, ...rates(0.25), ...rates(0), counts.join(", ")]);
    if (own[0]!.secondOpinion)
      rows.push([`${set}, second opinion`, evidence.name, ...rates(0.25, true), ...rates(0, true), ""]);
  }
}
await models.close();
await media.close();
const head = ["recordings", "evidence", "DER", "JER", "DER, no collar", "JER, no collar", "people found"];
console.log(table(head, rows));

// Katie and Steve, enrolled by voice, through the whole command.
const work = temporaryFolder("diarization");
const env = { HAPJU_HOME: join(work, "home") };
for (const name of ["Katie", "Steve"]) {
  const sound = join(audio, `azure/enrollment_audio_${name.toLowerCase()}.wav`);
  const { exitCode, stderr } = await hapju(["people", "add", name, sound], env);
  console.log(`\n${name}: ${exitCode === 0 ? "enrolled by voice" : stderr.trim()}`);
}
const out = join(work, "out");
const run = await hapju(["minutes", join(audio, "azure/katiesteve.wav"), "--out", out], env);
if (run.exitCode !== 0) throw new Error(run.stderr);
console.log(`\n${readFileSync(join(out, "transcript.stm"), "utf8").trim()}`);
