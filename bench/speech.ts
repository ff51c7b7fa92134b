import { basename, join } from "node:path";
import { readTranscript, type TranscriptSegment } from "@hapju/evaluation";
import { openMedia } from "@hapju/media";
import { SAMPLE_RATE } from "@hapju/spec";
import { hapju, temporaryFolder } from "./lib/hapju.ts";
import { amiClips, koreanClips, librivoxClips, type SpeechClip } from "./lib/speech-clips.ts";
import { table } from "./lib/table.ts";

/** Speech recognition through the whole command: read English, far-field meetings, Korean; fast and accurate. */
const work = temporaryFolder("speech");
const env = { HAPJU_HOME: join(work, "home") };

/** What a clip becomes, and the processor seconds of the models. */
async function transcribe(file: string, language: string, quality: string) {
  const out = join(work, basename(file));
  const run = await hapju(["minutes", file, "--language", language, "--quality", quality, "--out", out], env);
  if (run.exitCode !== 0) throw new Error(run.stderr);
  const segments: readonly TranscriptSegment[] = readTranscript(join(out, "transcript.seglst.json")).segments;
  return { segments, cpuSeconds: run.cpuSeconds.inference };
}

const rows: (string | number)[][] = [];
async function score(clips: readonly SpeechClip[], quality: string): Promise<void> {
  const [first] = clips;
  let [errors, length, cpu] = [0, 0, 0];
  for (const clip of clips) {
    const { segments, cpuSeconds } = await transcribe(clip.path, clip.language, quality);
    const one = clip.score(segments);
    errors += one.errors;
    length += one.length;
    cpu += cpuSeconds;
  }
  const rate = `${((100 * errors) / length).toFixed(1)}%`;
  rows.push([first?.set ?? "", quality, first?.measure ?? "", errors, length, rate, cpu]);
}

for (const quality of ["fast", "accurate"]) {
  await score(librivoxClips(), quality);
  await score(amiClips(), quality);
  for (const clip of koreanClips()) await score([clip], quality);
}

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
  for (const [language, quality] of [
    ["en", "fast"],
    ["ko", "accurate"],
  ] as const) {
    const { segments, cpuSeconds } = await transcribe(file, language, quality);
    const invented = segments.flatMap(({ words = "" }) => words.split(" ")).filter(Boolean).length;
    rows.push([`30 s of ${name}, ${language}`, quality, "words invented", invented, 0, "-", cpuSeconds]);
  }
}
await media.close();

console.log(table(["recordings", "quality", "measure", "errors", "of", "rate", "CPU s of all models"], rows));
