import type { Image } from "@hapju/inference";
import { IdentityError } from "../errors.ts";
import type { NewTemplate } from "./template.ts";
import type { FaceTemplater, FoundFace } from "./templater.ts";

/** A face with a shorter side below this, in pixels, says too little to be enrolled (docs/decisions: measured). */
export const SMALLEST_FACE_PIXELS = 60;

/** What is known of a photo or sound. */
export interface SourceFacts {
  /** How people call it; kept with the template, so never a path of this machine. */
  readonly source: string;
  /** Where it lies, for messages; default: what it is called. */
  readonly path?: string;
  readonly sourceDigest: string;
}

/**
 * Makes the template of the one face in a photo.
 *
 * @throws IdentityError `no-face`, `several-faces`, `face-too-small`
 */
export async function faceTemplate(
  image: Image,
  { source, sourceDigest, path = source }: SourceFacts,
  faces: FaceTemplater,
): Promise<NewTemplate> {
  const found = (await faces.templates(image)).faces;
  const face = onlyFace(found, path);
  const sizePixels = Math.round(Math.min(face.box.width * image.width, face.box.height * image.height));
  if (sizePixels < SMALLEST_FACE_PIXELS)
    throw new IdentityError(
      "face-too-small",
      `The face in ${path} is ${sizePixels} pixels wide; at least ${SMALLEST_FACE_PIXELS} are needed. Use a closer or larger photo.`,
      { source: path, sizePixels, smallest: SMALLEST_FACE_PIXELS },
    );
  return {
    kind: "face",
    model: faces.model,
    source,
    sourceDigest,
    embedding: face.embedding,
    quality: { confidence: face.confidence, sizePixels },
  };
}

function onlyFace(found: readonly FoundFace[], source: string): FoundFace {
  const [face, ...others] = found;
  if (!face)
    throw new IdentityError(
      "no-face",
      `No face was found in ${source}. Use a photo that shows the person's face from the front, well lit.`,
      { source },
    );
  if (others.length > 0)
    throw new IdentityError(
      "several-faces",
      `${source} shows ${found.length} faces, and which one is meant cannot be known. Crop it to the one person.`,
      { source, faces: found.length, boxes: found.map(({ box }) => box) },
    );
  return face;
}
