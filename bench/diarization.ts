import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  clusterVoices,
  identifyPeople,
  loudnessOf,
  type SpeakerWindow,
  speechSegments,
  windowStarts,
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
import { speakerEmbedding, speakerSegmentation, voiceActivity } from "@hapju/tasks";
import { calibrationsOf } from "../packages/meeting/src/calibrations.ts";
import { speakerWindow, WINDOWS } from "../packages/meeting/src/steps/speaker-windows.ts";
import { shared } from "./lib/data.ts";
import { hapju, keptFolder, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * Who spoke when, from sound alone, with each speaker model that is embedded or in the folder of models
 * (`HAPJU_MODELS_DIR`). DER and JER with overlap, at two
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
    set: session === "dev01" ? "AMI, dev01" : "AMI, 6 clips of the training set",
    file: `ami/${session}.wav`,
    reference: of(session, amiReference),
    secondOpinion: of(session, amiSecond),
  })),
  { set: "Katie and Steve", file: "azure/katiesteve.wav", reference: whole("azure/katiesteve.stm") },
];

/** The turns found by sound alone, with one speaker model. */
async function diarize(samples: Float32Array, speaker: CatalogEntry): Promise<TranscriptSegment[]> {
  const { output } = await models.call(voiceActivity, { samples });
  const segments = speechSegments({ startSeconds: 0, levels: loudnessOf(samples), ...output });
  const plan = { [speaker.task]: modelName(speaker) };
  const windows: SpeakerWindow[] = [];
  const endSeconds = samples.length / SAMPLE_RATE;
  for (const start of windowStarts({ startSeconds: 0, endSeconds }, endSeconds, WINDOWS)) {
    const [from, to] = [start, start + WINDOWS.windowSeconds].map((time) => Math.round(time * SAMPLE_RATE));
    windows.push(
      await speakerWindow(samples.slice(from, to), start, {
        segment: async (samples) => (await models.call(speakerSegmentation, { samples })).output,
        embed: async (samples) =>
          (await models.call(speakerEmbedding, { samples }, { plan })).output.embedding,
      }),
    );
  }
  const calibrations = calibrationsOf(models.catalog, plan);
  const people = identifyPeople({
    tracks: [],
    voices: clusterVoices([{ segments, windows }], modelName(speaker)),
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
const speakers = present(speakerEmbedding.name);
const rows: (string | number)[][] = [];
const sounds = new Map<string, Float32Array>();
for (const { file } of recordings) {
  const { durationSeconds } = await media.probe(join(audio, file));
  sounds.set(file, await media.audio(join(audio, file), { startSeconds: 0, endSeconds: durationSeconds }));
}
for (const speaker of speakers) {
  const found = new Map<string, TranscriptSegment[]>();
  for (const { file } of recordings) found.set(file, await diarize(sounds.get(file)!, speaker));
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
    rows.push([set, speaker.id, ...rates(0.25), ...rates(0), counts.join(", ")]);
    if (own[0]!.secondOpinion)
      rows.push([`${set}, second opinion`, speaker.id, ...rates(0.25, true), ...rates(0, true), ""]);
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
