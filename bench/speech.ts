import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { orcWordErrorRate, readTranscript, type TranscriptSegment, wordErrorRate } from "@hapju/evaluation";
import { openMedia } from "@hapju/media";
import { SAMPLE_RATE } from "@hapju/spec";
import { shared } from "./lib/data.ts";
import { hapju, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/** Speech recognition through the whole command: clean read English, far-field meetings, and Korean where a Korean model is. */
const work = temporaryFolder("speech");
const env = { HAPJU_HOME: join(work, "home") };

async function transcribe(file: string, language: string) {
  const out = join(work, basename(file));
  const run = await hapju(["minutes", file, "--language", language, "--out", out], env);
  if (run.exitCode !== 0) return { ...run, segments: [] as readonly TranscriptSegment[] };
  return { ...run, segments: readTranscript(join(out, "transcript.seglst.json")).segments };
}

const rename = (segments: readonly TranscriptSegment[], session: string) =>
  segments.map((segment) => ({ ...segment, session }));

const librivox = shared("data/audio/librivox");
let errors = 0;
let words = 0;
for (const file of readdirSync(librivox).filter((name) => name.endsWith(".wav"))) {
  const text = readFileSync(join(librivox, file.replace(/wav$/, "txt")), "utf8").trim();
  const { segments } = await transcribe(join(librivox, file), "en");
  const one = { session: "a", speaker: "a", startSeconds: 0, endSeconds: 1 };
  const score = wordErrorRate(
    [{ ...one, words: text }],
    [{ ...one, words: segments.map((segment) => segment.words).join(" ") }],
    { normalization: "english" },
  );
  errors += score.errors;
  words += score.length;
}
const rows: (string | number)[][] = [
  ["LibriVox", "WER", errors, words, `${((100 * errors) / words).toFixed(1)}%`],
];

const ami = shared("data/audio/ami");
const reference = readTranscript(join(ami, "ref.stm")).segments;
let amiErrors = 0;
let amiWords = 0;
for (const session of new Set(reference.map((segment) => segment.session))) {
  const { segments } = await transcribe(join(ami, `${session}.wav`), "en");
  const score = orcWordErrorRate(
    reference.filter((segment) => segment.session === session),
    rename(segments, session),
    { normalization: "english" },
  );
  amiErrors += score.errors;
  amiWords += score.length;
}
rows.push(["AMI, 7 clips", "ORC-WER", amiErrors, amiWords, `${((100 * amiErrors) / amiWords).toFixed(1)}%`]);

const media = openMedia();
const thirtySeconds = (of: (time: number) => number) =>
  Float32Array.from({ length: 30 * SAMPLE_RATE }, (_, index) => of(index / SAMPLE_RATE));
let state = 1;
const noise = () => {
  state = (state * 48271) % 2147483647; // Park and Miller
  return (state / 2147483647 - 0.5) * 0.2;
};
for (const [name, samples] of [
  ["silence", thirtySeconds(() => 0)],
  ["noise", thirtySeconds(noise)],
  ["tone of 440 Hz", thirtySeconds((time) => 0.3 * Math.sin(2 * Math.PI * 440 * time))],
] as const) {
  const file = join(work, `${name}.mp4`);
  await media.write(file, { samples, sampleRate: SAMPLE_RATE });
  const { segments } = await transcribe(file, "en");
  const invented = segments.flatMap((segment) => (segment.words ?? "").split(" ")).filter(Boolean).length;
  rows.push([`30 s of ${name}`, "words invented", invented, 0, "-"]);
}
await media.close();

const korean = shared("data/audio/ko-KR");
for (const line of readFileSync(join(korean, "trans.txt"), "utf8")
  .replace(/^\uFEFF/, "")
  .split(/\r?\n/)
  .filter(Boolean)) {
  const [file, text] = line.split("\t");
  const { exitCode, stderr, segments } = await transcribe(join(korean, file!), "ko");
  if (exitCode === 3) {
    rows.push([`Korean ${file}`, "CER", "no Korean model", 0, stderr.trim().split("\n")[0]!]);
    continue;
  }
  const one = { session: "a", speaker: "a", startSeconds: 0, endSeconds: 1 };
  const score = wordErrorRate(
    [{ ...one, words: text! }],
    [{ ...one, words: segments.map((segment) => segment.words).join(" ") }],
    { unit: "characters", normalization: "basic" },
  );
  rows.push([
    `Korean ${file}`,
    "CER",
    score.errors,
    score.length,
    `${((100 * score.errors) / score.length).toFixed(1)}%`,
  ]);
}
console.log(table(["recordings", "measure", "errors", "words", "rate"], rows));
