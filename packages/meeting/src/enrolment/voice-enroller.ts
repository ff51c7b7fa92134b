import { IdentityError } from "../errors.ts";
import type { SourceFacts } from "./face-template.ts";
import type { NewTemplate } from "./template.ts";
import type { VoiceTemplater } from "./templater.ts";

/** A voice heard for less says too little to be enrolled. */
export const SHORTEST_VOICE_SECONDS = 3;
const SAMPLE_RATE = 16_000;

/**
 * Makes the template of the voice in a sound: one speaker alone, mono at 16,000 Hz.
 *
 * @throws IdentityError `sound-too-short`
 */
export async function voiceTemplate(
  samples: Float32Array,
  { source, sourceDigest, path = source }: SourceFacts,
  voices: VoiceTemplater,
): Promise<NewTemplate> {
  const speech = await voices.speech(samples);
  const durationSeconds = speech.length / SAMPLE_RATE;
  if (durationSeconds < SHORTEST_VOICE_SECONDS)
    throw new IdentityError(
      "sound-too-short",
      `${path} holds ${durationSeconds.toFixed(1)} s of speech; at least ${SHORTEST_VOICE_SECONDS} s of the person speaking alone are needed.`,
      { source: path, durationSeconds, shortest: SHORTEST_VOICE_SECONDS },
    );
  return {
    kind: "voice",
    model: voices.model,
    source,
    sourceDigest,
    embedding: await voices.template(speech),
    quality: { durationSeconds },
  };
}
