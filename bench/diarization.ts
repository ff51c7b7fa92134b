import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Calibration,
  clusterVoices,
  identifyPeople,
  loudnessOf,
  type SpeechObservations,
  speechSegments,
  type VoiceSample,
  voiceWindows,
} from "@hapju/attribution";
import { diarizationErrorRate, jaccardErrorRate, readTranscript, type Segment } from "@hapju/evaluation";
import { openMedia } from "@hapju/media";
import { type CatalogEntry, openModels, speakerEmbedding, voiceActivity } from "@hapju/models";
import { shared } from "./lib/data.ts";
import { hapju, keptFolder, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * Who spoke when, from sound alone, with every source of speaker evidence present: none (one unknown crowd), what is
 * embedded, and each speaker model in the folder of models (`HAPJU_MODELS_DIR`). DER and JER with overlap, at two
 * collars. Then Katie and Steve through the whole command with their enrolment recordings.
 */
const SAMPLE_RATE = 16_000;
const audio = shared("data/audio");
const media = openMedia({ processes: 1 });
const models = await openModels({
  dir: process.env.HAPJU_MODELS_DIR ?? keptFolder("models"),
  hostProcesses: 1,
});

interface Recording {
  readonly set: string;
  readonly file: string;
  readonly reference: readonly Segment[];
  readonly secondOpinion?: readonly Segment[];
}

const ami = (name: string) => readTranscript(join(audio, "ami", name)).segments;
const [amiReference, amiSecond] = [ami("ref.rttm"), ami("upstream.rttm")];
const of = (session: string, all: readonly Segment[]) => all.filter((segment) => segment.session === session);
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

/** The turns found by sound alone, and how many people they are of. */
async function diarize(
  samples: Float32Array,
  model: CatalogEntry | undefined,
): Promise<{ turns: Segment[]; evidence: string }> {
  const { output } = await models.call(voiceActivity, { samples });
  const segments = speechSegments({ startSeconds: 0, levels: loudnessOf(samples), ...output });
  const voices: VoiceSample[] = [];
  for (const window of model ? voiceWindows(segments) : []) {
    const [from, to] = [window.startSeconds, window.endSeconds].map((time) => Math.round(time * SAMPLE_RATE));
    const plan = { [speakerEmbedding.name]: `${model!.id}@${model!.version}` };
    const answer = await models.call(speakerEmbedding, { samples: samples.slice(from, to) }, { plan });
    voices.push({ ...window, vector: answer.output.embedding });
  }
  const calibration: Calibration | undefined = model?.calibration;
  const speech: SpeechObservations = { segments, samples: voices };
  const options = calibration ? { evidence: model!.id, calibration } : {};
  const people = identifyPeople({
    tracks: [],
    voices: clusterVoices([speech], options),
    lips: [],
    directory: [],
    calibrations: calibration ? { voice: calibration } : {},
  });
  const turns = people.speaking.map(({ speaker, startSeconds, endSeconds }) => ({
    session: "",
    speaker,
    startSeconds,
    endSeconds,
  }));
  return { turns, evidence: people.voiceEvidence };
}

const percent = (rate: number) => `${(100 * rate).toFixed(1)}%`;
const present = models.catalog
  .of(speakerEmbedding.name)
  .filter(({ id }) => models.status().models.some((one) => one.entry.id === id && one.state !== "absent"));
const rows: (string | number)[][] = [];
const heard = new Map<string, Float32Array>();
for (const { file } of recordings) {
  const { durationSeconds } = await media.probe(join(audio, file));
  heard.set(file, await media.audio(join(audio, file), { startSeconds: 0, endSeconds: durationSeconds }));
}
for (const model of [undefined, ...present]) {
  const found = new Map<string, Segment[]>();
  for (const { file } of recordings) found.set(file, (await diarize(heard.get(file)!, model)).turns);
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
      const people = (turns: readonly Segment[]) => new Set(turns.map(({ speaker }) => speaker)).size;
      return `${people(found.get(file)!)} of ${people(reference)}`;
    });
    rows.push([set, model?.id ?? "none", ...rates(0.25), ...rates(0), counts.join(", ")]);
    if (own[0]!.secondOpinion)
      rows.push([`${set}, second opinion`, model?.id ?? "none", ...rates(0.25, true), ...rates(0, true), ""]);
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
