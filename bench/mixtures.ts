import { globSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { createInference } from "@hapju/inference";
import { openMedia } from "@hapju/media";
import { assembly } from "@hapju/meeting/assembly";
import { speakerEmbedding } from "@hapju/tasks";
import {
  type DiarizationScores,
  SCORE_HEAD,
  scoreCells,
  scoresOf,
  totalOf,
} from "./lib/diarization-scores.ts";
import { diarize } from "./lib/diarize.ts";
import { keptFolder } from "./lib/hapju.ts";
import { cast, mixture, piecesOf } from "./lib/mixtures.ts";
import { table } from "./lib/table.ts";

/**
 * Who spoke when in mixtures of one-speaker recordings, where the truth is known: 1 to 11 speakers, a quarter of the
 * changes overlapping, rooms and noise. `npm run bench mixtures -- FOLDER`, a folder of LibriSpeech or of any recordings
 * named `SPEAKER-….flac` or `.wav`; `--first SEED`, `--rounds N`, `--json FILE`.
 */
const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "mixtures"),
  options: {
    first: { type: "string", default: "1" },
    rounds: { type: "string", default: "2" },
    json: { type: "string" },
  },
  allowPositionals: true,
});
const [folder] = positionals;
const files = folder ? globSync(join(folder, "**/*.{flac,wav}")).toSorted() : [];
const named = Map.groupBy(files, (file) => basename(file).split("-")[0] ?? "");
if (named.size < 2) {
  process.stderr.write(
    `Name a folder with recordings of several speakers, called SPEAKER-….flac or .wav as in LibriSpeech; ${folder ? `${folder} has ${named.size} of them` : "none was named"}.\n`,
  );
  process.exit(2);
}
const media = openMedia({ processes: 1 });
const models = createInference({ ...assembly, dir: keptFolder("models"), hostProcesses: 1 });
const [speaker] = models.catalog.of(speakerEmbedding.name);
if (!speaker) throw new Error("No speaker model is in the catalog.");

const speakers: Float32Array[][] = [];
for (const own of named.values()) {
  const pieces: Float32Array[] = [];
  for (const file of own) {
    const { durationSeconds } = await media.probe(file);
    pieces.push(...piecesOf(await media.audio(file, { startSeconds: 0, endSeconds: durationSeconds })));
  }
  if (pieces.length > 1) speakers.push(pieces);
}
const sizes = [...new Set([1, 2, 3, 4, 5, 6, 8, 11].map((size) => Math.min(size, speakers.length)))];
const results: { readonly id: string; readonly size: number; readonly scores: DiarizationScores }[] = [];
let hours = 0;
const spent: Record<string, number> = {};
for (let round = 0; round < Number(values.rounds); round++)
  for (const size of sizes) {
    const seed = Number(values.first) + 100 * round + size;
    const id = `${size}-speakers-${seed}`;
    const seconds = size < 8 ? 90 : 150;
    const { samples, reference } = mixture({ id, seed, speakers: cast(seed, speakers, size), seconds });
    const { turns, milliseconds } = await diarize(models, samples, speaker);
    hours += seconds / 3600;
    for (const [task, ms] of Object.entries(milliseconds)) spent[task] = (spent[task] ?? 0) + ms / 1000;
    results.push({ id, size, scores: scoresOf(reference, turns) });
  }
await models.close();
await media.close();

const rows = sizes.map((size) => [
  size,
  ...scoreCells(results.filter((one) => one.size === size).map(({ scores }) => scores)),
]);
const all = results.map(({ scores }) => scores);
console.log(table(["speakers", ...SCORE_HEAD], [...rows, ["all", ...scoreCells(all)]]));
const cost = Object.entries(spent).map(([task, seconds]) => [task, Math.round(seconds / hours)]);
console.log(`\n${table(["task", "seconds per hour of sound"], cost)}`);
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ total: totalOf(all), cost, results }, undefined, 2)}\n`);
