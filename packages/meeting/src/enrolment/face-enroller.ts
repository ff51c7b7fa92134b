import { type Enroller, IdentityError, type SourceFile } from "@hapju/identity";
import type { Box, Image } from "@hapju/spec";
import { unreadable } from "./unreadable.ts";

/** A face whose shorter side is below this, in pixels of the photo, has too little detail to be enrolled. */
export const SMALLEST_FACE_PIXELS = 60;

/** A face this many times smaller than the largest is somebody in the background. */
const BYSTANDER_RATIO = 3;
/** Beside a face from this confidence on … */
const CLEAR = 0.9;
/** … one below this is none. */
const LIKELY = 0.5;

/** A face found in a photo, with its embedding. */
export interface FoundFace {
  /** In fractions of the photo. */
  readonly box: Box;
  /** 0…1 by the detector. */
  readonly confidence: number;
  /** 0…1, 1 in good focus. */
  readonly sharpness: number;
  /** 0…1, 1 seen from the front. */
  readonly frontal: number;
  readonly embedding: Float32Array;
}

/** What {@link faceEnroller} needs: a decoder of photos and models, or fakes of both. */
export interface FaceTools {
  /** `id@version` of the model that embeds. */
  readonly model: string;
  /** Decodes a photo, upright. */
  decode(photo: Uint8Array): Promise<Image>;
  /** Finds and embeds every face of an image. */
  findFaces(image: Image): Promise<readonly FoundFace[]>;
}

/** Makes templates of the one face in a photo. */
export function faceEnroller({ model, decode, findFaces }: FaceTools): Enroller {
  return {
    model,
    async embed(file) {
      const image = await decode(file.bytes).catch((error: Error) => {
        throw unreadable("photo-unreadable", file, error);
      });
      const { box, embedding, ...measured } = onlyFace(await findFaces(image), file);
      const sizePixels = Math.round(Math.min(box.width * image.width, box.height * image.height));
      if (sizePixels < SMALLEST_FACE_PIXELS)
        throw new IdentityError(
          "face-too-small",
          `The face in ${file.label} is ${sizePixels} pixels wide; at least ${SMALLEST_FACE_PIXELS} are needed. Use a closer or larger photo.`,
          { source: file.label, sizePixels, smallest: SMALLEST_FACE_PIXELS },
        );
      return { embedding, quality: { ...measured, sizePixels } };
    },
  };
}

function onlyFace(found: readonly FoundFace[], { label }: SourceFile): FoundFace {
  const [face, ...others] = withoutBystanders(found);
  if (!face)
    throw new IdentityError(
      "no-face",
      `No face was found in ${label}, upright or turned. Use a photo that shows the person's face from the front, well lit.`,
      { source: label },
    );
  if (others.length > 0) {
    const faces = [face, ...others].toSorted((a, b) => a.box.x - b.box.x);
    const places = faces.map(({ box }, at) => `face ${at + 1} ${placeOf(box)}`);
    throw new IdentityError(
      "several-faces",
      `${label} shows ${faces.length} faces. Which one is meant? ${places.join("; ")}. Crop the photo to that face.`,
      { source: label, faces: faces.length, boxes: faces.map(({ box }) => box) },
    );
  }
  return face;
}

/** Without faces in the background, and without what is hardly a face beside one that clearly is. */
function withoutBystanders(found: readonly FoundFace[]): readonly FoundFace[] {
  const largest = Math.max(...found.map(({ box }) => Math.min(box.width, box.height)));
  const surest = Math.max(...found.map(({ confidence }) => confidence));
  return found.filter(
    ({ box, confidence }) =>
      Math.min(box.width, box.height) * BYSTANDER_RATIO > largest && (confidence >= LIKELY || surest < CLEAR),
  );
}

/** `at 12–40% from the left, 20–55% from the top` */
function placeOf({ x, y, width, height }: Box): string {
  const percent = (value: number) => Math.round(100 * Math.min(1, Math.max(0, value)));
  return `at ${percent(x)}–${percent(x + width)}% from the left, ${percent(y)}–${percent(y + height)}% from the top`;
}
