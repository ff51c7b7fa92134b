import type { Box, Image } from "@hapju/spec";
import type { DetectedFace } from "@hapju/tasks";
import { bordered, corners, type PictureView } from "../pictures/bordered.ts";
import { boxBefore, type QuarterTurn, TURNS, turnedPicture } from "../pictures/turned.ts";

/** A face of a photo, in the view of the photo that shows it best. */
export interface PhotoFace {
  /** The photo upright, perhaps with a border or only a part of it. */
  readonly view: Image;
  /** The face in the view. */
  readonly face: DetectedFace;
  /** Where it is in the photo. */
  readonly box: Box;
}

type Detect = (image: Image) => Promise<readonly DetectedFace[]>;

/** A face that takes more of the photo than this leaves detectors too little around it. */
const TIGHT = 0.5;
/** Widths of the borders that are tried around a tight face, best first (docs/measurements/faces.md). */
const BORDERS = [0.5, 1, 0.25];
/** A photo without a face is looked at in parts of this size. */
const PART = 0.6;
/** A face that is less certain may lie on its side or stand on its head. */
const CERTAIN = 0.95;
/** Gain in log-odds from which a photo counts as turned: no upright photo gained more than 1.5 (docs/measurements/faces.md). */
const TURNED_GAIN = 2;
/** Two boxes of which the smaller lies to this share in the other show one face. */
const SAME_FACE_SHARE = 0.5;

/**
 * Finds the faces of a photo as people have them: cropped to the face, small in a large picture, on its side.
 *
 * @returns surest first
 */
export async function findPhotoFaces(photo: Image, detect: Detect): Promise<PhotoFace[]> {
  const upright = await look(photo, detect, 0);
  let best = upright;
  if (upright.confidence < CERTAIN) {
    for (const turn of TURNS) {
      const turned = await look(photo, detect, turn);
      const gain = best === upright && upright.faces.length > 0 ? TURNED_GAIN : 0;
      if (logOdds(turned) > logOdds(best) + gain) best = turned;
    }
  }
  if (best.faces.length > 0) return best.faces;
  for (const part of corners(photo, PART)) {
    const found = seenIn(part, distinct(await detect(part.image)), 0);
    if (found.length > 0) return found;
  }
  return [];
}

/** The faces of a photo turned one way. */
interface Look {
  readonly faces: PhotoFace[];
  /** That there is a face at all, in the view that shows it most clearly; 0 without one. */
  readonly confidence: number;
}

/** Looks at a photo that was turned: as it is, or with a border where one face fills it or none is found. */
async function look(photo: Image, detect: Detect, turn: QuarterTurn): Promise<Look> {
  const turned = turnedPicture(photo, turn);
  const plain = distinct(await detect(turned));
  const [first] = plain;
  const isTight = first && Math.max(first.box.width, first.box.height) > TIGHT;
  if (plain.length <= 1 && (!first || isTight)) {
    for (const share of BORDERS) {
      const view = bordered(turned, share);
      const found = distinct(await detect(view.image));
      const [surest] = found;
      if (!surest) continue;
      const confidence = Math.max(surest.confidence, first?.confidence ?? 0);
      return { faces: seenIn(view, found, turn), confidence };
    }
  }
  const faces = seenIn({ image: turned, toPicture: (box) => box }, plain, turn);
  return { faces, confidence: first?.confidence ?? 0 };
}

const seenIn = (
  { image, toPicture }: PictureView,
  faces: readonly DetectedFace[],
  turn: QuarterTurn,
): PhotoFace[] => faces.map((face) => ({ view: image, face, box: boxBefore(toPicture(face.box), turn) }));

function logOdds({ confidence }: Look): number {
  const kept = Math.min(1 - 1e-6, confidence);
  return Math.log(kept / (1 - kept));
}

/** Surest first, without boxes within another: detectors see a face in a tight face. */
function distinct(faces: readonly DetectedFace[]): DetectedFace[] {
  const kept: DetectedFace[] = [];
  for (const face of faces.toSorted((a, b) => b.confidence - a.confidence))
    if (kept.every(({ box }) => sharedOfSmaller(box, face.box) < SAME_FACE_SHARE)) kept.push(face);
  return kept;
}

function sharedOfSmaller(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(a.width * a.height, b.width * b.height);
}
