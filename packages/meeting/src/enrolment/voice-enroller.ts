import { type Enroller, IdentityError } from "@hapju/identity";
import { SAMPLE_RATE } from "@hapju/spec";
import { unreadable } from "./unreadable.ts";

/** Speech shorter than this has too little of a voice to be enrolled. */
export const SHORTEST_VOICE_SECONDS = 3;

/** What {@link voiceEnroller} needs: a decoder of sounds and models, or fakes of both. Samples are mono at 16,000 Hz. */
export interface VoiceTools {
  /** `id@version` of the model that embeds. */
  readonly model: string;
  /** Decodes the sound file at a path. */
  decode(path: string): Promise<Float32Array>;
  /** The speech in a sound, its pauses removed. */
  speechOf(samples: Float32Array): Promise<Float32Array>;
  /** Embeds the voice of one speaker. */
  embed(speech: Float32Array): Promise<Float32Array>;
}

/** Makes templates of the voice in a sound file of one speaker. */
export function voiceEnroller({ model, decode, speechOf, embed }: VoiceTools): Enroller {
  return {
    model,
    async embed(file) {
      const samples = await decode(file.path).catch((error: Error) => {
        throw unreadable("sound-unreadable", file, error);
      });
      const speech = await speechOf(samples);
      const durationSeconds = speech.length / SAMPLE_RATE;
      if (durationSeconds < SHORTEST_VOICE_SECONDS)
        throw new IdentityError(
          "sound-too-short",
          `${file.label} has ${durationSeconds.toFixed(1)} s of speech; at least ${SHORTEST_VOICE_SECONDS} s of the person speaking alone are needed. Use a longer recording.`,
          { source: file.label, durationSeconds, shortest: SHORTEST_VOICE_SECONDS },
        );
      return { embedding: await embed(speech), quality: { durationSeconds } };
    },
  };
}
