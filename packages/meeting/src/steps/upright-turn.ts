import type { FrameFaces } from "@hapju/diarization";
import type { StepContext } from "@hapju/engine";
import type { Media } from "@hapju/media";
import { faceDetection } from "@hapju/tasks";
import { type QuarterTurn, TURNS, turnedPicture } from "../pictures/turned.ts";
import type { Chunk } from "../recording.ts";

/** Frames of a chunk that are looked at the other ways round. */
const LOOKED_AT = 2;
/** Faces below this confidence are not counted. */
const LIKELY = 0.5;
/** Faces that are more confident on average are upright: photographs on their heads are at 0.83. */
const CERTAIN = 0.95;
/**
 * The picture is turned where the log-odds of its faces gain this much, summed over a frame. Measured on photographs of
 * single faces (docs/measurements/faces.md): of 61 that are upright, one gains 2.0, none more.
 */
const TURNED_GAIN = 3;

const logOdds = (confidence: number) => {
  const kept = Math.min(1 - 1e-6, confidence);
  return Math.log(kept / (1 - kept));
};

type Detections = readonly { readonly confidence: number }[];

const likely = (faces: Detections) => faces.filter(({ confidence }) => confidence >= LIKELY);

/** Log-odds of all faces of a frame. */
const evidenceOf = (faces: Detections) =>
  likely(faces).reduce((sum, { confidence }) => sum + logOdds(confidence), 0);

/** Whether the faces found upright are few or uncertain enough to look at the pictures the other ways round. */
export function mayBeTurned(frames: readonly FrameFaces[]): boolean {
  const all = likely(frames.flatMap(({ faces }) => faces));
  return all.length < frames.length / 2 || evidenceOf(all) / all.length < logOdds(CERTAIN);
}

/** How a chunk's pictures must be turned for its faces to be upright: 0 unless another way is clearly better. */
export async function uprightTurnOf(
  search: {
    readonly media: Media;
    readonly ctx: StepContext;
    readonly chunk: Chunk;
    /** Of the frames, in pixels. */
    readonly width: number;
  },
  frames: readonly FrameFaces[],
): Promise<QuarterTurn> {
  const { media, ctx, chunk, width } = search;
  const sampled = Array.from({ length: Math.min(LOOKED_AT, frames.length) }, (_, part) =>
    Math.floor(((part + 0.5) * frames.length) / LOOKED_AT),
  ).flatMap((at) => frames[at] ?? []);
  let read = 0;
  const gains = new Map<QuarterTurn, number[]>(TURNS.map((turn) => [turn, []]));
  const times = sampled.map(({ seconds }) => seconds);
  const path = await ctx.file(chunk.recording.file);
  for await (const batch of media.frames(path, { times, width, signal: ctx.signal })) {
    for (const { width, height, data } of batch) {
      const upright = sampled[read++]?.faces ?? [];
      for (const [turn, gained] of gains) {
        const image = turnedPicture({ width, height, data }, turn);
        const { faces } = await ctx.call(faceDetection, { image });
        gained.push(evidenceOf(faces) - evidenceOf(upright));
      }
    }
  }
  // In every frame: a slide may show one face that is upside down.
  const [best] = [...gains]
    .filter(([, gained]) => gained.length > 0)
    .map(([turn, gained]) => ({ turn, gain: Math.min(...gained) }))
    .sort((a, b) => b.gain - a.gain);
  return best && best.gain >= TURNED_GAIN ? best.turn : 0;
}
