import { type Enroller, IdentityError, type SourceFile } from "@hapju/identity";
import type { Box, Image } from "@hapju/spec";
import { unreadable } from "./unreadable.ts";

/** A face whose shorter side is below this, in pixels of the photo, has too little detail to be enrolled. */
export const SMALLEST_FACE_PIXELS = 60;

/** A face found in a photo, with its embedding. */
export interface FoundFace {
  readonly box: Box;
  /** 0…1 by the detector. */
  readonly confidence: number;
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
      const { box, confidence, embedding } = onlyFace(await findFaces(image), file);
      const sizePixels = Math.round(Math.min(box.width * image.width, box.height * image.height));
      if (sizePixels < SMALLEST_FACE_PIXELS)
        throw new IdentityError(
          "face-too-small",
          `The face in ${file.label} is ${sizePixels} pixels wide; at least ${SMALLEST_FACE_PIXELS} are needed. Use a closer or larger photo.`,
          { source: file.label, sizePixels, smallest: SMALLEST_FACE_PIXELS },
        );
      return { embedding, quality: { confidence, sizePixels } };
    },
  };
}

function onlyFace(found: readonly FoundFace[], { label }: SourceFile): FoundFace {
  const [face, ...others] = found;
  if (!face)
    throw new IdentityError(
      "no-face",
      `No face was found in ${label}. Use a photo that shows the person's face from the front, well lit.`,
      { source: label },
    );
  if (others.length > 0)
    throw new IdentityError(
      "several-faces",
      `${label} shows ${found.length} faces, and which one is meant is unclear. Crop it to the one person.`,
      { source: label, faces: found.length, boxes: found.map(({ box }) => box) },
    );
  return face;
}
