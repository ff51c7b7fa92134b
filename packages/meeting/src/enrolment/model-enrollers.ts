import {
  type Box,
  faceDetection,
  faceEmbedding,
  type Image,
  type Models,
  type OutputOf,
  type Plan,
  speakerEmbedding,
  voiceActivity,
} from "@hapju/inference";
import type { Media } from "@hapju/media";

/** A face found in a photo, with its embedding. */
export interface FoundFace {
  readonly box: Box;
  /** 0…1 by the detector. */
  readonly confidence: number;
  readonly embedding: Float32Array;
}

/** Finds the faces of a photo and embeds them: models, or a stand-in. */
export interface FaceTemplater {
  /** `id@version` of the model that embeds. */
  readonly model: string;
  templates(image: Image): Promise<{ readonly faces: readonly FoundFace[] }>;
}

/** Embeds a voice. */
export interface VoiceTemplater {
  /** `id@version` of the model that embeds. */
  readonly model: string;
  /** The speech in a sound, its pauses cut out. */
  speech(samples: Float32Array): Promise<Float32Array>;
  /** @param samples one speaker alone, mono at 16,000 Hz */
  template(samples: Float32Array): Promise<Float32Array>;
}

/** What enrolment needs of the world: how photos and sounds are read, and who turns them into templates. */
export interface Templaters {
  /** Decodes a photo, upright. */
  image(photo: Uint8Array): Promise<Image>;
  /** Decodes a sound file to mono at 16,000 Hz. */
  sound(path: string): Promise<Float32Array>;
  readonly faces?: FaceTemplater;
  /** Absent when no speaker model is present: voices are then not enrolled, and the report says so. */
  readonly voices?: VoiceTemplater;
}

/**
 * Enrols with real models. `plan` names them: face-detection and face-embedding, and speaker-embedding where
 * there is one. A run can name only people enrolled with the embedding models of its own plan.
 *
 * ```ts
 * const plan = await models.plan(["face-detection", "face-embedding"]);
 * await directory.import("people/", modelTemplaters({ media, models, plan }));
 * ```
 */
export function modelTemplaters({
  media,
  models,
  plan,
}: {
  readonly media: Pick<Media, "image" | "audio" | "probe">;
  readonly models: Pick<Models, "call">;
  readonly plan: Plan;
}): Templaters {
  const { "face-embedding": faceModel, "speaker-embedding": voiceModel } = plan;
  const faces = faceModel !== undefined && {
    model: faceModel,
    async templates(image: Image) {
      const { output: found } = await models.call(faceDetection, { image }, { plan });
      if (found.faces.length === 0) return { faces: [] };
      const { output } = await models.call(faceEmbedding, { image, faces: found.faces }, { plan });
      return {
        faces: found.faces.map(({ box, confidence }, index) => ({
          box,
          confidence,
          embedding: output.embeddings[index]!,
        })),
      };
    },
  };
  const voices = voiceModel !== undefined && {
    model: voiceModel,
    async speech(samples: Float32Array) {
      const { output } = await models.call(voiceActivity, { samples });
      return withoutPauses(samples, output);
    },
    async template(samples: Float32Array) {
      const { output } = await models.call(speakerEmbedding, { samples }, { plan });
      return output.embedding;
    },
  };
  return {
    image: (photo) => media.image(photo),
    async sound(path) {
      const { durationSeconds } = await media.probe(path);
      return media.audio(path, {
        startSeconds: 0,
        endSeconds: Math.min(durationSeconds, LONGEST_SOUND_SECONDS),
      });
    },
    ...(faces && { faces }),
    ...(voices && { voices }),
  };
}

/** More of a voice makes its template no better. */
const LONGEST_SOUND_SECONDS = 60;

const SPEECH = 0.5;
/** Around speech as much is kept as belongs to it: its soft beginnings and ends. */
const AROUND_SECONDS = 0.15;
const SAMPLE_RATE = 16_000;

function withoutPauses(
  samples: Float32Array,
  { windowSeconds, probabilities }: OutputOf<typeof voiceActivity>,
): Float32Array {
  const around = Math.round(AROUND_SECONDS / windowSeconds);
  const isSpoken = Array.from(probabilities, (_, window) =>
    probabilities
      .subarray(Math.max(0, window - around), window + around + 1)
      .some((value) => value >= SPEECH),
  );
  return samples.filter((_, at) => isSpoken[Math.floor(at / (windowSeconds * SAMPLE_RATE))]);
}
