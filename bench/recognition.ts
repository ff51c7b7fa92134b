import { loudnessOf, speechSegments, withMargin } from "@hapju/diarization";
import { createInference } from "@hapju/inference";
import { openMedia } from "@hapju/media";
import { defaultLanguages, rewriteText } from "@hapju/meeting";
import { assembly } from "@hapju/meeting/assembly";
import { SAMPLE_RATE } from "@hapju/spec";
import { languageIdentification, speechRecognition, voiceActivity } from "@hapju/tasks";
import { temporaryFolder } from "./lib/hapju.ts";
import { processFamily } from "./lib/processes.ts";
import { amiClips, koreanClips, librivoxClips, ownClips, type SpeechClip } from "./lib/speech-clips.ts";
import { table } from "./lib/table.ts";

/** Each embedded recogniser alone, in a process of its own with one thread: errors, processor time and memory; then languages. */
const MARGIN_SECONDS = 0.3;
const clips = [...librivoxClips(), ...amiClips(), ...koreanClips(), ...ownClips()];
/** A text as minutes show it, with numbers in figures. */
function reading(language: string) {
  const { rewritings } = defaultLanguages.find(({ tag }) => tag === language) ?? {};
  return (text: string) => rewriteText(text, rewritings?.(text) ?? []);
}
const media = openMedia();
const dir = temporaryFolder("recognition");
const open = (order?: readonly string[]) =>
  createInference({
    ...assembly,
    dir,
    hostProcesses: 1,
    threads: 1,
    ...(order ? { routes: { [speechRecognition.name]: order } } : {}),
  });

interface Piece {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly samples: Float32Array;
}

/** The segments of speech of each clip, as the meeting pipeline cuts them. */
async function cutAll(): Promise<Map<SpeechClip, { seconds: number; whole: Float32Array; pieces: Piece[] }>> {
  const models = open();
  const cut = new Map();
  for (const clip of clips) {
    const whole = await media.audio(clip.path);
    const { output } = await models.call(voiceActivity, { samples: whole });
    const segments = speechSegments({ startSeconds: 0, ...output, levels: loudnessOf(whole) });
    const seconds = whole.length / SAMPLE_RATE;
    const pieces = segments.map((segment, index) => {
      const heard = withMargin(segment, MARGIN_SECONDS, {
        startSeconds: segments[index - 1]?.endSeconds ?? 0,
        endSeconds: segments[index + 1]?.startSeconds ?? seconds,
      });
      const at = (time: number) => Math.round(time * SAMPLE_RATE);
      const { startSeconds, endSeconds } = segment;
      return { startSeconds, endSeconds, samples: whole.slice(at(heard.startSeconds), at(heard.endSeconds)) };
    });
    cut.set(clip, { seconds, whole, pieces });
  }
  await models.close();
  return cut;
}

const inferenceFacts = () => processFamily(process.pid).filter(({ role }) => role === "inference");
const cpuSeconds = () => inferenceFacts().reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);

const cut = await cutAll();
const sets = [...new Set(clips.map(({ set }) => set))];
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;
const rows: (string | number)[][] = [];
for (const id of ["moonshine-tiny-en", "whisper-base", "whisper-base-accurate"]) {
  const models = open([id]);
  const { languages = [] } = models.catalog.get(id);
  for (const set of sets) {
    const own = clips.filter((clip) => clip.set === set && languages.includes(clip.language));
    if (own.length === 0) continue;
    await models.check(id);
    let [errors, length, seconds] = [0, 0, 0];
    const read = { errors: 0, length: 0 };
    const before = cpuSeconds();
    for (const clip of own) {
      const recording = cut.get(clip);
      if (!recording) continue;
      const found = [];
      for (const { samples, ...segment } of recording.pieces) {
        const { language } = clip;
        const { output } = await models.call(speechRecognition, { samples, language });
        found.push({ ...segment, session: "a", speaker: "a", words: output.text });
      }
      const score = clip.score(found);
      errors += score.errors;
      length += score.length;
      const asRead = clip.score(found, reading(clip.language));
      read.errors += asRead.errors;
      read.length += asRead.length;
      seconds += recording.seconds;
    }
    const cost = (cpuSeconds() - before) / seconds;
    const memory = inferenceFacts().reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
    const measure = own[0]?.measure ?? "";
    rows.push([
      id,
      set,
      measure,
      errors,
      length,
      percent(errors, length),
      percent(read.errors, read.length),
      cost,
      Math.round(memory),
    ]);
  }
  await models.close();
}
console.log(
  table(
    ["recogniser", "recordings", "measure", "errors", "of", "rate", "as read", "CPU s per s", "process, MiB"],
    rows,
  ),
);

const models = open();
const expected = ["en", "ko"];
const identified: (string | number)[][] = [];
for (const longest of [10, 30]) {
  let [right, least] = [0, 1];
  for (const clip of clips) {
    const whole = cut.get(clip)?.whole ?? new Float32Array();
    const samples = whole.slice(0, longest * SAMPLE_RATE);
    const { output } = await models.call(languageIdentification, { samples, expected });
    const probability = output.probabilities[expected.indexOf(clip.language)] ?? 0;
    least = Math.min(least, probability);
    if (probability > 0.5) right++;
  }
  identified.push([`first ${longest} s`, right, clips.length, least]);
}
console.log(
  `\n${table(["language, English or Korean", "right", "clips", "least probability of it"], identified)}`,
);
await models.close();
await media.close();
if (identified.some(([, right, all]) => right !== all)) process.exitCode = 1;
