import { fileURLToPath } from "node:url";
import { wilson } from "@hapju/evaluation";
import { openMedia } from "@hapju/media";
import { FrameSeries } from "../packages/diarization/src/frame-series.ts";
import { isAmbiguous } from "../packages/diarization/src/infer/ambiguity.ts";
import { UNATTRIBUTED } from "../packages/diarization/src/infer/decode-speakers.ts";
import { limitByMatch } from "../packages/diarization/src/lips/limit-by-match.ts";
import { softmax } from "../packages/diarization/src/statistics.ts";
import { onnxSessions } from "../packages/inference/src/runtimes/onnx/sessions.ts";
import { contestsIn, replaceMatch } from "../packages/meeting/src/steps/contested-lips.ts";
import { randomSource } from "../packages/synthesis/src/random.ts";
import { adapter as lipSync } from "../packages/tasks/src/vision/active-speaker/lip-sync.ts";
import { evidenceOf } from "../packages/tasks/src/vision/lip-match/evidence.ts";
import { LightAsd } from "../packages/tasks/src/vision/lip-match/network.ts";
import { faceMotion } from "../packages/tasks/src/vision/lips/face-motion.ts";
import { inStep } from "../packages/tasks/src/vision/lips/in-step.ts";
import { mouthLoudness } from "../packages/tasks/src/vision/lips/mouth-loudness.ts";
import { CLIP_SECONDS, type Clip, CROP_BYTES, CROPS_PER_SECOND, clipsOf } from "./lib/lip-clips.ts";
import { type Scene, type SceneKind, scenesOf } from "./lib/lip-scenes.ts";
import { table } from "./lib/table.ts";

/**
 * Which of the faces in view speaks, decided from two seconds of lips and sound, by face size, number of faces and what
 * the others do: the embedded model alone, and Light-ASD used where more than one mouth moves, as the step
 * `watch-lips` uses them. The scenes are recomposed from real talkers of `review`; the evidence of both was fitted on
 * others, of `standup` (P003: of `review`). `--tune` prints the same for those.
 */
const LARGEST = 120;
const SIZES = [40, 60, 80, LARGEST];
const KINDS: readonly SceneKind[] = [
  { name: "one speaks, others are silent", faces: 2, talking: 1, mouthing: 0 },
  { name: "one speaks, others are silent", faces: 3, talking: 1, mouthing: 0 },
  { name: "one speaks, others are silent", faces: 4, talking: 1, mouthing: 0 },
  { name: "one speaks, one mouths silently", faces: 2, talking: 1, mouthing: 1 },
  { name: "one speaks, one mouths silently", faces: 4, talking: 1, mouthing: 1 },
  { name: "one is audible, all talk", faces: 4, talking: 1, mouthing: 3 },
  { name: "two speak, others are silent", faces: 4, talking: 2, mouthing: 0 },
  { name: "two speak, two mouth silently", faces: 4, talking: 2, mouthing: 2 },
  { name: "an unseen person speaks, one mouths silently", faces: 2, talking: 0, mouthing: 1 },
  { name: "an unseen person speaks, two mouth silently", faces: 4, talking: 0, mouthing: 2 },
];

// As attribution decides (`packages/diarization`: lips/limit-by-match.ts, infer/decode-speakers.ts, infer/decoded-segments.ts): frames of a tenth of a second, each worth a
// fifth, an unseen speaker at −1.2, a speaker given from a probability of 0.85 on, and none that `isAmbiguous` doubts.
const TENTHS = 10;
const WORTH = CLIP_SECONDS * TENTHS * 0.2;
const UNSEEN_AT = -1.2;
const GIVEN_FROM = 0.85;
const LIMIT = 4;

const signal = new AbortController().signal;
const media = openMedia({ processes: 1 });
const isTuned = ({ meeting, person }: Clip) =>
  meeting === "standup" ? ["P001", "P004"].includes(person) : person === "P003";
const tuning = process.argv.includes("--tune");
const clips = (
  await Promise.all(["standup", "review"].map((meeting) => clipsOf(meeting, SIZES, media)))
).flat();
await media.close();
const used = clips.filter((clip) => {
  if (clip.utterance === undefined) return clip.meeting === (tuning ? "standup" : "review");
  return tuning ? isTuned(clip) : clip.meeting === "review" && ["P001", "P002", "P005"].includes(clip.person);
});

const embedded = await lipSync.load({ files: {}, options: {}, runtime: undefined });
const weights = (name: string) =>
  fileURLToPath(new URL(`../packages/weights-light-asd/light-asd/${name}.onnx`, import.meta.url));
const network = await LightAsd.open(
  { visual: weights("visual"), audio: weights("audio"), backend: weights("backend") },
  onnxSessions(),
);
const lightSpent = { faceSeconds: 0, milliseconds: 0 };
const embeddedSpent = { faceSeconds: 0, milliseconds: 0 };

/** What is said of one face. */
interface Said {
  readonly scores: Float32Array;
  readonly match: Float32Array;
}

async function firstLook({ faces, samples }: Scene, size: number): Promise<Said[]> {
  const crops = faces.map((face) => ({ crops: face.crops.get(size)!.slice() }));
  const start = performance.now();
  const input = { samples: samples.slice(), framesPerSecond: CROPS_PER_SECOND, faces: crops };
  const [answer] = await embedded.run([input], signal);
  embeddedSpent.milliseconds += performance.now() - start;
  embeddedSpent.faceSeconds += faces.length * CLIP_SECONDS;
  return answer!.faces.map(({ scores, match }) => ({ scores, match: match! }));
}

/** The network's features of a face do not depend on the sound: each clip is encoded once. */
const seen = new Map<string, Float32Array>();
async function see(clip: Clip, size: number, from: number, to: number): Promise<Float32Array> {
  const key = `${clips.indexOf(clip)} ${size} ${from} ${to}`;
  const start = performance.now();
  const answer =
    seen.get(key) ??
    (
      await network.encodeVideo(clip.crops.get(size)!.subarray(from * CROP_BYTES, to * CROP_BYTES), signal)
    ).slice();
  if (!seen.has(key)) {
    lightSpent.milliseconds += performance.now() - start;
    lightSpent.faceSeconds += (to - from) / CROPS_PER_SECOND;
  }
  seen.set(key, answer);
  return answer;
}

/** Second-pass evidence for a scene, from the first pass of its faces and its sound. */
type Refine = (scene: Scene, size: number, first: readonly Said[]) => Promise<readonly Said[]>;

/** The faces that compete, matched by Light-ASD with their crops and the sound from frame to frame. */
const withLightAsd: Refine = async (scene, size, first) => {
  const said = first.map(({ scores, match }) => ({ scores, match: match.slice() }));
  const moving = first.map(({ scores }) => scores);
  for (const contest of contestsIn(moving, CROPS_PER_SECOND)) {
    const { from, to } = contest;
    const perFrame = scene.samples.length / (CLIP_SECONDS * CROPS_PER_SECOND);
    const samples = scene.samples.slice(from * perFrame, to * perFrame);
    const audio = await network.encodeAudio(samples, to - from);
    const levels = mouthLoudness(samples, CROPS_PER_SECOND, to - from);
    for (const face of contest.faces) {
      const clip = scene.faces[face]!;
      const crops = clip.crops.get(size)!.slice(from * CROP_BYTES, to * CROP_BYTES);
      const { opening } = faceMotion(crops, CROPS_PER_SECOND);
      const matched = {
        video: await see(clip, size, from, to),
        audio,
        inStep: inStep(opening, levels, CROPS_PER_SECOND),
      };
      replaceMatch(said[face]!, contest, await evidenceOf(network, matched, signal));
    }
  }
  return said;
};

interface Tally {
  /** The face with the highest score speaks. */
  best: number;
  given: number;
  right: number;
  scenes: number;
}

/** Mean of the scores that fall into each tenth of a second. */
function inTenths(scores: Float32Array): Float32Array {
  const tenths = CLIP_SECONDS * TENTHS;
  const at = (tenth: number) => Math.round((tenth * scores.length) / tenths);
  return Float32Array.from({ length: tenths }, (_, tenth) => {
    const part = scores.subarray(at(tenth), at(tenth + 1));
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}

function judge(tally: Tally, said: readonly Said[], talking: number): void {
  const frames = CLIP_SECONDS * TENTHS;
  const within = (value: number) => Math.max(-LIMIT, Math.min(LIMIT, value));
  const mouths = said.map(({ scores, match }, at) => ({
    id: `${at}`,
    motion: new FrameSeries(0, inTenths(scores).map(within)),
    match: new FrameSeries(0, inTenths(match)),
  }));
  const faces = [...limitByMatch(mouths, frames).values()].map((face) => face.map(within));
  const means = faces.map((face) => face.meanBetween(0, frames)!);
  const best = means.indexOf(Math.max(...means));
  const shares = softmax([...means, UNSEEN_AT].map((value) => WORTH * value));
  const sources = faces.map((_, at) => ({ track: `${at}`, entity: `${at}`, evidence: () => 0 }));
  const beliefs = new Map(
    [...sources.map(({ entity }) => entity), UNATTRIBUTED].map((one, at) => [one, shares[at]!]),
  );
  const whole = { from: 0, to: frames, state: sources[best]!, before: undefined, after: undefined };
  const lips = new Map(faces.map((face, at) => [`${at}`, face]));
  tally.scenes++;
  if (best < talking) tally.best++;
  if (shares[best]! < GIVEN_FROM || isAmbiguous(whole, beliefs, sources, { lips, voices: new Map() })) return;
  tally.given++;
  if (best < talking) tally.right++;
}

const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${Math.round((100 * part) / whole)}%`);
const interval = ({ right, given }: Tally) => {
  const { low, high } = wilson(right, given);
  return given === 0 ? "" : ` (${Math.round(100 * low)}–${Math.round(100 * high)})`;
};
const METHODS = new Map<string, Refine>([
  ["embedded", async (_scene, _size, first) => first],
  ["embedded, then Light-ASD", withLightAsd],
]);
const rows = new Map([...METHODS.keys()].map((name) => [name, [] as string[][]]));
let [refined, total] = [0, 0];
for (const kind of KINDS) {
  const cells = new Map([...METHODS.keys()].map((name) => [name, [] as string[]]));
  for (const size of SIZES) {
    const scenes = scenesOf(used, kind, randomSource(11));
    const firsts: Said[][] = [];
    for (const scene of scenes) firsts.push(await firstLook(scene, size));
    total += scenes.length;
    refined += firsts.filter(
      (first) =>
        contestsIn(
          first.map(({ scores }) => scores),
          CROPS_PER_SECOND,
        ).length > 0,
    ).length;
    for (const [name, refine] of METHODS) {
      const tally: Tally = { best: 0, given: 0, right: 0, scenes: 0 };
      for (const [at, scene] of scenes.entries())
        judge(tally, await refine(scene, size, firsts[at]!), kind.talking);
      cells
        .get(name)!
        .push(
          `${percent(tally.best, tally.scenes)} · ${percent(tally.given, tally.scenes)} · ${percent(tally.right, tally.given)}${interval(tally)}`,
        );
    }
  }
  for (const [name, list] of cells)
    rows.get(name)!.push([kind.name, String(kind.faces), percent(kind.talking, kind.faces), ...list]);
}
await network.close();
const talks = used.filter(({ utterance }) => utterance !== undefined);
console.log(
  `${talks.length} clips of ${new Set(talks.map(({ meeting, person, utterance }) => `${meeting} ${person} ${utterance}`)).size} utterances. Per cell: highest score right · a speaker is given · right of those given (95%)\n`,
);
for (const [name, body] of rows)
  console.log(
    `${name}\n\n${table(["the faces", "faces", "chance", ...SIZES.map((size) => (size === LARGEST ? "as recorded, 71–115 px" : `${size} px`))], body)}\n`,
  );
const perSecond = ({ milliseconds, faceSeconds }: typeof embeddedSpent) =>
  (milliseconds / faceSeconds).toFixed(0);
console.log(
  `Light-ASD is used in ${refined} of ${total} scenes; per face and second the embedded model needs ${perSecond(embeddedSpent)} ms, Light-ASD ${perSecond(lightSpent)} ms.`,
);
