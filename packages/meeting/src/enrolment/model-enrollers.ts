import { frontalness, sharpnessOf } from "@hapju/diarization";
import type { Enrollers } from "@hapju/identity";
import type { Inference } from "@hapju/inference";
import type { Media } from "@hapju/media";
import type { RoutePlan } from "@hapju/spec";
import { faceDetection, faceEmbedding, faceLandmarks, speakerEmbedding, voiceActivity } from "@hapju/tasks";
import { defined } from "../defined.ts";
import { greyOf } from "../pictures/grey.ts";
import { faceEnroller } from "./face-enroller.ts";
import { findPhotoFaces } from "./find-photo-faces.ts";
import { fivePoints } from "./five-points.ts";
import { voiceEnroller } from "./voice-enroller.ts";
import { withoutPauses } from "./without-pauses.ts";

/** A longer recording of a voice does not improve its template. */
const LONGEST_SOUND_SECONDS = 60;

/** What enrollers are made of. */
export interface EnrollerParts {
  readonly media: Pick<Media, "image" | "audio" | "probe">;
  readonly models: Pick<Inference, "call">;
  /** Names the models: face detection and embedding, and speaker embedding where one is present. */
  readonly plan: RoutePlan;
}

/**
 * Enrollers with real models. A run recognises only people enrolled with the embedding models of its own plan.
 *
 * ```ts
 * const plan = await models.plan([faceDetection, faceEmbedding]);
 * await directory.import("people/", modelEnrollers({ media, models, plan }));
 * ```
 */
export function modelEnrollers(parts: EnrollerParts): Enrollers {
  return { face: faces(parts), voice: voices(parts) };
}

function faces({ media, models, plan }: EnrollerParts) {
  const model = plan[faceEmbedding.name];
  if (model === undefined) return undefined;
  return faceEnroller({
    model,
    decode: (photo) => media.image(photo),
    async findFaces(photo) {
      const found = await findPhotoFaces(photo, async (image) => {
        const { output } = await models.call(faceDetection, { image }, { plan });
        return output.faces;
      });
      return Promise.all(
        found.map(async ({ view, face, box }) => {
          const [{ output }, landmarks] = await Promise.all([
            models.call(faceEmbedding, { image: view, faces: [face] }, { plan }),
            models.call(faceLandmarks, { image: view, boxes: [face.box] }),
          ]);
          const points =
            face.points ?? fivePoints(defined(landmarks.output.faces[0], "The landmarks").points);
          return {
            box,
            confidence: face.confidence,
            sharpness: sharpnessOf(
              greyOf(view, face.box),
              Math.max(1, Math.round(face.box.width * view.width)),
            ),
            frontal: frontalness({ points }),
            embedding: defined(output.embeddings[0], "The embedding of a face"),
          };
        }),
      );
    },
  });
}

function voices({ media, models, plan }: EnrollerParts) {
  const model = plan[speakerEmbedding.name];
  if (model === undefined) return undefined;
  return voiceEnroller({
    model,
    async decode(path) {
      const { durationSeconds } = await media.probe(path);
      const endSeconds = Math.min(durationSeconds, LONGEST_SOUND_SECONDS);
      return media.audio(path, { startSeconds: 0, endSeconds });
    },
    async speechOf(samples) {
      const { output } = await models.call(voiceActivity, { samples });
      return withoutPauses(samples, output);
    },
    async embed(samples) {
      const { output } = await models.call(speakerEmbedding, { samples }, { plan });
      return output.embedding;
    },
  });
}
