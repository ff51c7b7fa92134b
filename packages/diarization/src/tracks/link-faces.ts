import type { FaceDetection, FaceSighting, FrameFaces } from "../observations/faces.ts";
import { displacement, overlap } from "./boxes.ts";

/** How faces of neighbouring frames are joined. */
export interface LinkOptions {
  /** A face unseen for longer ends its trail; default 2 s. */
  readonly maxGapSeconds?: number;
}

/** Beyond this displacement two boxes are not the same face; a person who stands up makes about 0.8 in half a second. */
const MAX_DISPLACEMENT = 0.9;

/** A trail is kept that was once this sure, … */
const SURE = 0.5;
/** … or seen this often: detectors keep giving a low score to a face of an awkward size. */
const OFTEN = 4;

/** Two boxes of one frame that overlap more show one face. */
const SAME_FACE_OVERLAP = 0.45;

/**
 * Joins the faces found in the sampled frames of one chunk into trails, one per face, by where they are. Give
 * it unsure faces too (from a confidence of about 0.25): they hold a trail together, and those seen once are dropped.
 * Give each trail the embeddings of its best faces and it is a `Tracklet`.
 */
export function linkFaces(
  frames: readonly FrameFaces[],
  { maxGapSeconds = 2 }: LinkOptions = {},
): FaceSighting[][] {
  const trails: FaceSighting[][] = [];
  for (const { seconds, faces } of frames.toSorted((a, b) => a.seconds - b.seconds)) {
    const open = trails.filter((trail) => seconds - trail.at(-1)!.seconds <= maxGapSeconds);
    const found = distinct(faces);
    const pairs = open
      .flatMap((trail) =>
        found.map((face) => ({ trail, face, cost: displacement(trail.at(-1)!.box, face.box) })),
      )
      .filter(({ cost }) => cost <= MAX_DISPLACEMENT)
      .sort((a, b) => a.cost - b.cost);
    const taken = new Set<unknown>();
    for (const { trail, face } of pairs) {
      if (taken.has(trail) || taken.has(face)) continue;
      taken.add(trail).add(face);
      trail.push({ ...face, seconds });
    }
    for (const face of found) if (!taken.has(face)) trails.push([{ ...face, seconds }]);
  }
  return trails.filter(
    (trail) => trail.length >= OFTEN || trail.some(({ confidence }) => confidence >= SURE),
  );
}

/** Surest first, left to right, without the second box of a face found twice. */
function distinct(faces: readonly FaceDetection[]): FaceDetection[] {
  const kept: FaceDetection[] = [];
  for (const face of faces.toSorted((a, b) => b.confidence - a.confidence || a.box.x - b.box.x)) {
    if (kept.every((other) => overlap(other.box, face.box) < SAME_FACE_OVERLAP)) kept.push(face);
  }
  return kept;
}
