import type { OutputOf } from "@hapju/spec";
import { SAMPLE_RATE } from "@hapju/spec";
import type { voiceActivity } from "@hapju/tasks";

/** From this probability on a window holds speech. */
const SPEECH = 0.5;
/** How much around speech is kept for its soft onsets and endings. */
const AROUND_SECONDS = 0.15;

/** Removes the pauses from samples at 16,000 Hz, by the voice activity found in them. */
export function withoutPauses(
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
