import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTranscript, type TranscriptSegment } from "@hapju/evaluation";
import { createInference } from "@hapju/inference";
import { openMedia } from "@hapju/media";
import { assembly } from "@hapju/meeting/assembly";
import { speakerEmbedding } from "@hapju/tasks";
import { shared } from "./lib/data.ts";
import { SCORE_HEAD, scoreCells, scoresOf } from "./lib/diarization-scores.ts";
import { diarize } from "./lib/diarize.ts";
import { hapju, keptFolder, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * Who spoke when, from sound alone, with each speaker model that is embedded or in the folder of models
 * (`HAPJU_MODELS_DIR`), overlap included, with a collar and without. Then Katie and Steve through the whole command with their enrolment recordings.
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
  const found = new Map<string, readonly TranscriptSegment[]>();
  for (const { file } of recordings)
    found.set(file, (await diarize(models, sounds.get(file)!, speaker)).turns);
  for (const set of new Set(recordings.map((one) => one.set))) {
    const own = recordings.filter((one) => one.set === set);
    const scores = (second = false) =>
      own.map((one) => scoresOf((second && one.secondOpinion) || one.reference, found.get(one.file)!));
    rows.push([set, speaker.id, ...scoreCells(scores())]);
    if (own[0]!.secondOpinion) rows.push([`${set}, second opinion`, speaker.id, ...scoreCells(scores(true))]);
    if (own.length > 1)
      for (const one of own)
        rows.push([one.file, speaker.id, ...scoreCells([scoresOf(one.reference, found.get(one.file)!)])]);
  }
}
await models.close();
await media.close();
console.log(table(["recordings", "speaker model", ...SCORE_HEAD], rows));

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
