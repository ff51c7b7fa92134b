import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { copyOf, type Media } from "@hapju/media";
import { SAMPLE_RATE } from "@hapju/spec";
import { shared } from "./data.ts";
import { keptFolder, temporaryFolder } from "./hapju.ts";

/** Length of every clip. */
export const CLIP_SECONDS = 2;
/** What `Clip.crops` holds per second, as the pipeline reads them. */
export const CROPS_PER_SECOND = 25;
export const CROP_BYTES = 112 * 112;

/** One face for two seconds, and the room's sound at that time. */
export interface Clip {
  readonly meeting: string;
  readonly person: string;
  /** Which of the person's utterances is spoken, by its position; absent where the mouth rests. */
  readonly utterance?: number;
  /** Shorter side of the face in pixels before it was scaled. */
  readonly recordedPixels: number;
  /** Grey crops by the shorter side the face was scaled to. */
  readonly crops: ReadonlyMap<number, Uint8Array>;
  readonly samples: Float32Array;
}

interface Motion {
  readonly start: number;
  readonly end: number;
}

interface Person {
  readonly id: string;
  readonly visible: readonly Motion[];
  readonly tile: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly tile_keyframes: readonly { readonly t: number }[];
  readonly face_box_median: { readonly w: number; readonly h: number };
  readonly face_boxes: readonly (readonly [number, number, number, number, number])[];
  readonly lip_motion: readonly (Motion & { readonly kind: string })[];
  readonly utterances: readonly (Motion & { readonly on_screen: boolean })[];
}

const FRAME_SECONDS = 1 / CROPS_PER_SECOND;
const apart = (a: Motion, b: Motion, by: number) => a.start >= b.end + by || b.start >= a.end + by;

/** Who talks is seen from these times around the middle of the utterance: people do not start together. */
const SHIFTS_SECONDS = [-0.48, 0, 0.48];
const IDLE_CLIPS = 3;

/**
 * Talking and idle faces of a recorded meeting. Each is cut out with its surroundings, scaled, and written as
 * H.264 once more, so that a small face has the noise of a small face; a face is never scaled up. Cut once per machine.
 */
export async function clipsOf(meeting: string, sizes: readonly number[], media: Media): Promise<Clip[]> {
  const digest = createHash("sha256")
    .update(readFileSync(import.meta.filename))
    .digest("hex")
    .slice(0, 12);
  const kept = join(keptFolder("lips"), `${meeting}-${sizes.join("-")}-${digest}.v8`);
  if (existsSync(kept)) return deserialize(readFileSync(kept)) as Clip[];
  const clips = await cutClips(meeting, sizes, media);
  writeFileSync(kept, serialize(clips));
  return clips;
}

async function cutClips(meeting: string, sizes: readonly number[], media: Media): Promise<Clip[]> {
  const folder = shared(`data/meetings/${meeting}`);
  const { persons } = JSON.parse(readFileSync(join(folder, "ref.tracks.json"), "utf8")) as {
    persons: Person[];
  };
  const film = join(folder, `${meeting}.mp4`);
  const clips: Clip[] = [];
  for (const person of persons) {
    for (const { startSeconds, endSeconds, clipStarts, utterance } of passagesOf(person, persons)) {
      const pictures = await tileFrames(film, person, startSeconds, endSeconds, media);
      const samples = await media.audio(film, { startSeconds, endSeconds });
      const whole = new Map<number, Uint8Array>();
      for (const size of sizes) whole.set(size, await cropsAt(pictures, person, startSeconds, size, media));
      for (const clipStart of clipStarts) {
        const first = Math.round((clipStart - startSeconds) * CROPS_PER_SECOND);
        const count = CLIP_SECONDS * CROPS_PER_SECOND;
        const soundFrom = (first * SAMPLE_RATE) / CROPS_PER_SECOND;
        clips.push({
          meeting,
          person: person.id,
          ...(utterance === undefined ? {} : { utterance }),
          recordedPixels: person.face_box_median.w,
          crops: new Map(
            [...whole].map(([size, crops]) => [
              size,
              crops.slice(first * CROP_BYTES, (first + count) * CROP_BYTES),
            ]),
          ),
          samples: samples.slice(soundFrom, soundFrom + CLIP_SECONDS * SAMPLE_RATE),
        });
      }
    }
  }
  return clips;
}

/** A segment of one face, and where the clips in it start. */
interface Passage {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly clipStarts: readonly number[];
  readonly utterance?: number;
}

/** Where a person alone talks for most of two seconds, and where that person's mouth rests. */
function passagesOf(person: Person, all: readonly Person[]): Passage[] {
  const others = all.filter(({ id }) => id !== person.id).flatMap(({ utterances }) => utterances);
  const { visible, tile_keyframes: moves, lip_motion: motions } = person;
  const still = (window: Motion) =>
    visible.some((seen) => seen.start <= window.start && seen.end >= window.end) &&
    (moves.length === 0 || apart(window, { start: moves[0]!.t, end: moves.at(-1)!.t }, 0));
  const around = (start: number) => ({ start, end: start + CLIP_SECONDS });
  const grid = (seconds: number) => Math.round(seconds * CROPS_PER_SECOND) / CROPS_PER_SECOND;
  const passages: Passage[] = [];
  for (const [utterance, { start, end, on_screen }] of person.utterances.entries()) {
    const middle = (start + end - CLIP_SECONDS) / 2;
    const clipStarts = SHIFTS_SECONDS.map((shift) => grid(middle + shift)).filter((at) => {
      const window = around(at);
      return on_screen && still(window) && others.every((other) => apart(window, other, 0));
    });
    if (clipStarts.length > 0)
      passages.push({
        startSeconds: clipStarts[0]!,
        endSeconds: clipStarts.at(-1)! + CLIP_SECONDS,
        clipStarts,
        utterance,
      });
  }
  const last = visible.at(-1)!.end - CLIP_SECONDS;
  for (let start = 0.4, found = 0; found < IDLE_CLIPS && start < last; start += 2.4) {
    const window = around(grid(start));
    if (!still(window) || !motions.every((motion) => apart(window, motion, 0.1))) continue;
    found++;
    passages.push({ startSeconds: window.start, endSeconds: window.end, clipStarts: [window.start] });
  }
  return passages;
}

interface Tile {
  readonly width: number;
  readonly height: number;
  /** RGB of the tile, whole. */
  readonly frames: readonly Uint8Array[];
}

async function tileFrames(
  film: string,
  { tile }: Person,
  start: number,
  end: number,
  media: Media,
): Promise<Tile> {
  const times = Array.from(
    { length: Math.round((end - start) * CROPS_PER_SECOND) },
    (_, i) => start + (i + 0.25) * FRAME_SECONDS,
  );
  const frames: Uint8Array[] = [];
  for await (const batch of media.frames(film, { times })) {
    for (const { width, data } of batch) {
      const part = new Uint8Array(tile.w * tile.h * 3);
      for (let row = 0; row < tile.h; row++) {
        const from = ((tile.y + row) * width + tile.x) * 3;
        part.set(data.subarray(from, from + tile.w * 3), row * tile.w * 3);
      }
      frames.push(part);
    }
  }
  return { width: tile.w, height: tile.h, frames };
}

async function cropsAt(
  { width, height, frames }: Tile,
  { tile, face_boxes, face_box_median }: Person,
  start: number,
  size: number,
  media: Media,
): Promise<Uint8Array> {
  const scale = Math.min(1, size / face_box_median.w);
  const even = (pixels: number) => 2 * Math.round((pixels * scale) / 2);
  const [wide, high] = [even(width), even(height)];
  const film = join(temporaryFolder("lips"), "tile.mp4");
  await media.write(film, {
    width: wide,
    height: high,
    framesPerSecond: CROPS_PER_SECOND,
    frames: frames.map((frame) => shrink(frame, width, height, wide, high)),
  });
  const boxes = face_boxes
    .map(([frame, x, y, w, h]) => ({
      seconds: frame * FRAME_SECONDS - start,
      box: { x: (x - tile.x) / width, y: (y - tile.y) / height, width: w / width, height: h / height },
    }))
    .filter(({ seconds }) => seconds > -1 && seconds < frames.length * FRAME_SECONDS + 1);
  using cut = await media.crops(film, {
    endSeconds: frames.length * FRAME_SECONDS,
    framesPerSecond: CROPS_PER_SECOND,
    tracks: [{ boxes }],
  });
  const crops = copyOf(cut.tracks[0]!);
  if (crops.length !== frames.length * CROP_BYTES)
    throw new Error(`${crops.length / CROP_BYTES} crops of ${frames.length} frames`);
  return crops;
}

/** Mean of the pixels that fall into each one. */
function shrink(rgb: Uint8Array, width: number, height: number, wide: number, high: number): Uint8Array {
  if (wide === width && high === height) return rgb;
  const across = weights(width, wide);
  const down = weights(height, high);
  const rows = new Float32Array(wide * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < wide; x++)
      for (const [from, share] of across[x]!)
        for (let c = 0; c < 3; c++) rows[(y * wide + x) * 3 + c]! += rgb[(y * width + from) * 3 + c]! * share;
  const sums = new Float32Array(wide * high * 3);
  for (let y = 0; y < high; y++)
    for (const [from, share] of down[y]!)
      for (let i = 0; i < wide * 3; i++) sums[y * wide * 3 + i]! += rows[from * wide * 3 + i]! * share;
  return Uint8Array.from(sums, (value) => value + 0.5);
}

/** Per target pixel the source pixels under it and their shares. */
function weights(from: number, to: number): [number, number][][] {
  const step = from / to;
  return Array.from({ length: to }, (_, i) => {
    const [start, end] = [i * step, (i + 1) * step];
    const parts: [number, number][] = [];
    for (let j = Math.floor(start); j < Math.min(from, Math.ceil(end)); j++)
      parts.push([j, (Math.min(end, j + 1) - Math.max(start, j)) / step]);
    return parts;
  });
}
