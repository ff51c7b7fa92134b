import type { Segment } from "@hapju/spec";
import type { SpeechSegment } from "../observations/speech.ts";

/** Speech from this probability on. */
const SPEECH = 0.3;
/** Steps at a border that tell whether it lies in speech. */
const BORDER_STEPS = 5;

/**
 * A segment with sound around it: a recogniser hears its first and last word better. Nothing is added where the
 * segment was cut in the middle of speech, which another segment goes on with.
 *
 * @param within nothing is added beyond it
 */
export function withMargin(
  { startSeconds, endSeconds, probabilities }: SpeechSegment,
  marginSeconds: number,
  within: Segment,
): Segment {
  const isSpeech = (border: Float32Array) => border.some((probability) => probability >= SPEECH);
  const before = isSpeech(probabilities.subarray(0, BORDER_STEPS)) ? 0 : marginSeconds;
  const after = isSpeech(probabilities.subarray(-BORDER_STEPS)) ? 0 : marginSeconds;
  return {
    startSeconds: Math.min(startSeconds, Math.max(within.startSeconds, startSeconds - before)),
    endSeconds: Math.max(endSeconds, Math.min(within.endSeconds, endSeconds + after)),
  };
}
