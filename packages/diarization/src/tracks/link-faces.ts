import { defined } from "../defined.ts";
import type { FaceDetection, FaceSighting, FrameFaces } from "../observations/faces.ts";
import { displacement, overlap } from "./boxes.ts";

/** How faces of neighbouring frames are joined. */
export interface LinkOptions {
  /** A face that is not detected for longer ends its trail; default 2 s. */
  readonly maxGapSeconds?: number;
}

/** Beyond this displacement two boxes are not the same face; a person who stands up makes about 0.8 in half a second. */
const MAX_DISPLACEMENT = 0.9;

/** A trail is kept if its best detection is this confident, … */
const CONFIDENT = 0.5;
/** … or if it has this many: detectors keep giving a low score to a face of an awkward size. */
const OFTEN = 4;

/** Two boxes of one frame that overlap more show one face. */
const SAME_FACE_OVERLAP = 0.45;

/**
 * Joins the faces found in the sampled frames of one chunk into trails, one per face, by their positions. Pass
 * detections of low confidence too (from about 0.25): they hold a trail together, and single ones are dropped.
 * A trail with the embeddings of its best faces is a `Tracklet`.
 */
export function linkFaces(
  frames: readonly FrameFaces[],
  { maxGapSeconds = 2 }: LinkOptions = {},
): FaceSighting[][] {
  const trails: FaceSighting[][] = [];
  for (const { seconds, faces } of frames.toSorted((a, b) => a.seconds - b.seconds)) {
    const found = distinct(faces);
    const pairs = trails
      .map((trail) => ({ trail, last: defined(trail.at(-1)) }))
      .filter(({ last }) => seconds - last.seconds <= maxGapSeconds)
      .flatMap(({ trail, last }) =>
        found.map((face) => ({ trail, face, cost: displacement(last.box, face.box) })),
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
    (trail) => trail.length >= OFTEN || trail.some(({ confidence }) => confidence >= CONFIDENT),
  );
}

/** Most confident first, left to right, without the second box of a face that was detected twice. */
function distinct(faces: readonly FaceDetection[]): FaceDetection[] {
  const kept: FaceDetection[] = [];
  for (const face of faces.toSorted((a, b) => b.confidence - a.confidence || a.box.x - b.box.x)) {
    if (kept.every((other) => overlap(other.box, face.box) < SAME_FACE_OVERLAP)) kept.push(face);
  }
  return kept;
}
