import type { FaceDetection, FaceQuality, FaceSighting } from "../observations/faces.ts";

/** Which faces of a trail are embedded. */
export interface ChooseOptions {
  /** Size of the recording's frame in pixels. */
  readonly frame: { readonly width: number; readonly height: number };
  /** At most this many; default 5. */
  readonly count?: number;
}

/** Smaller faces are not embedded at all: embedders answer, but the answer is noise. */
const MIN_EMBED_PIXELS = 32;

/** No single face smaller than this decides who a person is (measured: dark faces of 40 px look the same). */
export const MIN_DECIDING_PIXELS = 60;

/** No face turned further away than this decides who a person is: 61 photographs of faces that look ahead have 0.68 or more. */
export const MIN_DECIDING_POSE = 0.5;

/** Laplacian variance of a face of 112 pixels in good focus; measured on 720p recordings. */
const FOCUSED_VARIANCE = 150;

/**
 * Positions in `trail` of the few faces to embed: large, confident, frontal and spread over time. Empty if every face
 * is too small.
 */
export function chooseFacesToEmbed(
  trail: readonly FaceSighting[],
  { frame, count = 5 }: ChooseOptions,
): number[] {
  const usable = trail
    .map((face, at) => ({ at, worth: worthOf(face, frame), size: sizePixels(face, frame) }))
    .filter(({ size }) => size >= MIN_EMBED_PIXELS);
  // One per equal share of the trail, so that a trail that changes from one person to another has both.
  const chosen: number[] = [];
  const share = usable.length / Math.min(count, usable.length || 1);
  for (let i = 0; i < Math.min(count, usable.length); i++) {
    const part = usable.slice(Math.round(i * share), Math.round((i + 1) * share));
    chosen.push(part.reduce((best, next) => (next.worth > best.worth ? next : best)).at);
  }
  return chosen;
}

/** Shorter side of a face in pixels of a frame. */
function sizePixels({ box }: FaceDetection, frame: ChooseOptions["frame"]): number {
  return Math.min(box.width * frame.width, box.height * frame.height);
}

/**
 * 1 for a face seen from the front, towards 0 turned away; 1 if there are no points.
 * @param points five with the eyes and the nose first, or the 68 of the iBUG scheme
 */
export function frontalness({ points }: Pick<FaceDetection, "points">): number {
  if (!points || points.length < 10) return 1;
  const [rightX = 0, rightY = 0, leftX = 0, leftY = 0, noseX = 0, noseY = 0] =
    points.length < 136
      ? points
      : [...meanOf(points, 36, 42), ...meanOf(points, 42, 48), ...meanOf(points, 30, 31)];
  const eyes = Math.hypot(leftX - rightX, leftY - rightY);
  if (eyes === 0) return 0;
  // Position of the nose along the line of the eyes: 0.5 in the middle, towards 0 or 1 as the head turns.
  const along = ((noseX - rightX) * (leftX - rightX) + (noseY - rightY) * (leftY - rightY)) / (eyes * eyes);
  return Math.max(0, 1 - Math.abs(along - 0.5) * 2);
}

/** The middle of some of the points. */
function meanOf(points: Float32Array, from: number, to: number): [x: number, y: number] {
  let [x, y] = [0, 0];
  for (let at = 2 * from; at < 2 * to; at += 2) {
    x += (points[at] ?? 0) / (to - from);
    y += (points[at + 1] ?? 0) / (to - from);
  }
  return [x, y];
}

/**
 * How sharp a grey picture of a face is, 0…1: variance of the Laplacian, 1 from a well-focused face on.
 *
 * @param grey row-major, 8 bits per pixel
 */
export function sharpnessOf(grey: Uint8Array, width: number): number {
  const height = Math.floor(grey.length / width);
  const pixel = (at: number) => grey[at] ?? Number.NaN;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const value = pixel(at - 1) + pixel(at + 1) + pixel(at - width) + pixel(at + width) - 4 * pixel(at);
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return Math.min(1, (squares / count - (sum / count) ** 2) / FOCUSED_VARIANCE);
}

/** How much one embedding counts in a vote: area up to a large face, times sharpness and pose. */
export function voteOf({ sizePixels: size, sharpness, pose }: FaceQuality): number {
  return Math.min(1, size / 112) ** 2 * (0.2 + 0.8 * sharpness) * (0.2 + 0.8 * pose);
}

function worthOf(face: FaceSighting, frame: ChooseOptions["frame"]): number {
  return Math.min(1, sizePixels(face, frame) / 112) * face.confidence * (0.3 + 0.7 * frontalness(face));
}
