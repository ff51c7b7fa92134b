import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { clusterVoices, identifyPeople, type SpeakerWindow, windowStarts } from "@hapju/diarization";
import { openSetIdentification, type Probe, wilson } from "@hapju/evaluation";
import { createInference } from "@hapju/inference";
import { openMedia } from "@hapju/media";
import { assembly } from "@hapju/meeting/assembly";
import { modelName, SAMPLE_RATE } from "@hapju/spec";
import { speakerEmbedding, speakerSegmentation } from "@hapju/tasks";
import { calibrationsOf } from "../packages/meeting/src/calibrations.ts";
import { speakerWindow, WINDOWS } from "../packages/meeting/src/steps/speaker-windows.ts";
import { derive, share } from "./lib/face-pairs.ts";
import { keptFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * How well people are known again by the voice: `HAPJU_VOICES` is a folder with a folder of recordings per speaker (as
 * LibriSpeech has them, or your own). Whole recordings against one another; then who is named, through the same code as
 * in a meeting, when half of the speakers are strangers.
 */
const folder = process.env.HAPJU_VOICES;
if (!folder) {
  console.log(
    "Set HAPJU_VOICES to a folder with a folder of recordings per speaker, for example LibriSpeech's test-other.",
  );
  process.exit(0);
}
const SOUND = /\.(flac|wav|mp3|m4a|ogg|opus)$/i;
/** Enrolled at once: as many as sit in a meeting. */
const ROSTER = 5;

interface Recording {
  readonly speaker: string;
  readonly whole: Float32Array;
  readonly windows: readonly SpeakerWindow[];
}

const media = openMedia({ processes: 1 });
const models = createInference({
  ...assembly,
  dir: process.env.HAPJU_MODELS_DIR ?? keptFolder("models"),
  hostProcesses: 1,
});
const sounds = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => SOUND.test(path) && statSync(join(folder, path)).isFile())
  .sort();
const present = models.catalog
  .of(speakerEmbedding.name)
  .filter(({ id }) => models.status().models.some((one) => one.entry.id === id && one.state !== "absent"));

const pairsTable: (string | number)[][] = [];
const namesTable: (string | number)[][] = [];
for (const model of present) {
  const plan = { [speakerEmbedding.name]: modelName(model) };
  const calibrations = calibrationsOf(models.catalog, plan);
  const embed = async (samples: Float32Array) =>
    (await models.call(speakerEmbedding, { samples }, { plan })).output.embedding;
  const recordings: Recording[] = [];
  for (const path of sounds) {
    const sound = await media.audio(join(folder, path));
    const endSeconds = sound.length / SAMPLE_RATE;
    const windows: SpeakerWindow[] = [];
    for (const start of windowStarts({ startSeconds: 0, endSeconds }, endSeconds, WINDOWS)) {
      const [from, to] = [start, start + WINDOWS.windowSeconds].map((time) => Math.round(time * SAMPLE_RATE));
      windows.push(
        await speakerWindow(sound.slice(from, to), start, {
          segment: async (samples) => (await models.call(speakerSegmentation, { samples })).output,
          embed,
        }),
      );
    }
    recordings.push({ speaker: path.split(/[/\\]/)[0]!, whole: await embed(sound), windows });
  }

  const of = Map.groupBy(recordings, ({ speaker }) => speaker);
  const pairs = { same: [] as number[], other: [] as number[] };
  for (const [at, a] of recordings.entries())
    for (const b of recordings.slice(at + 1))
      pairs[a.speaker === b.speaker ? "same" : "other"].push(cosine(a.whole, b.whole));
  const found = derive(pairs.same, pairs.other);
  const accepted = (scores: readonly number[], from: number) =>
    scores.filter((score) => score >= from).length;
  const { midpoint, slope } = calibrations.voice!;
  // Where four people are enrolled a name is given from here on, and from a little more with every further one.
  const named = midpoint + (Math.log(0.95 / 0.05) + Math.log(4)) / slope;
  pairsTable.push([
    model.id,
    of.size,
    `${(100 * equalErrorRate(pairs)).toFixed(1)}%`,
    share(wilson(accepted(pairs.same, named), pairs.same.length)),
    share(wilson(accepted(pairs.other, named), pairs.other.length)),
    found.midpoint.toFixed(2),
    found.slope.toFixed(0),
  ]);

  // Rosters of speakers with one recording to enrol and others to be recognised in; everyone else is a stranger.
  const several = [...of].filter(([, own]) => own.length > 1).map(([speaker]) => speaker);
  const answers: (Probe & { readonly named: boolean })[] = [];
  for (let first = 0; first + ROSTER <= several.length; first += ROSTER) {
    const roster = several.slice(first, first + ROSTER);
    const directory = roster.map((id) => ({
      id,
      faceTemplates: [],
      voiceTemplates: [of.get(id)![0]!.whole],
    }));
    for (const { speaker, windows } of recordings) {
      if (roster.includes(speaker) && windows === of.get(speaker)![0]!.windows) continue;
      const voices = clusterVoices([{ segments: [], windows }], model.id);
      const people = identifyPeople({ tracks: [], lips: [], voices, directory, calibrations });
      const [best] = people.voices
        .flatMap(({ candidates, reason }) =>
          candidates.map((one) => ({ ...one, named: reason === "recognised" })),
        )
        .filter(({ person }) => person !== "unknown")
        .sort((a, b) => (b.logLikelihoods.voice ?? 0) - (a.logLikelihoods.voice ?? 0));
      if (!best) continue;
      const person = roster.includes(speaker) ? speaker : null;
      answers.push({
        person,
        candidate: best.person,
        score: best.logLikelihoods.voice ?? 0,
        named: best.named,
      });
    }
  }
  const count = (test: (answer: (typeof answers)[number]) => boolean) => answers.filter(test).length;
  const [known, strangers] = [count(({ person }) => person !== null), count(({ person }) => person === null)];
  namesTable.push([
    model.id,
    ...[0.01, 0.1].map((rate) => share(openSetIdentification(answers, rate).truePositive)),
    share(
      wilson(
        count(({ person, candidate, named }) => named && person === candidate),
        known,
      ),
    ),
    share(
      wilson(
        count(({ person, candidate, named }) => named && person !== null && person !== candidate),
        known,
      ),
    ),
    share(
      wilson(
        count(({ person, named }) => named && person === null),
        strangers,
      ),
    ),
  ]);
}
await models.close();
await media.close();
console.log(
  table(
    [
      "model",
      "speakers",
      "equal error",
      "named: one speaker",
      "named: two speakers",
      "midpoint of these",
      "slope",
    ],
    pairsTable,
  ),
);
console.log(
  `\n${table(["model", "TPIR at FPIR 1%", "at 10%", "named rightly", "named wrongly", "strangers named"], namesTable)}`,
);

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Where as many pairs of one speaker are refused as pairs of two are accepted. */
function equalErrorRate({
  same,
  other,
}: {
  readonly same: readonly number[];
  readonly other: readonly number[];
}) {
  const shareFrom = (scores: readonly number[], from: number) =>
    scores.filter((score) => score >= from).length / scores.length;
  const rates = same.map((from) => Math.max(1 - shareFrom(same, from), shareFrom(other, from)));
  return Math.min(...rates);
}
