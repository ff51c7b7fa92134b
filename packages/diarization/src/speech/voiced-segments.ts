import type { Segment } from "@hapju/spec";
import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";

/** Speech from this probability on. */
const SPEECH = 0.3;

/** The parts of a segment between its pauses; a shorter pause than `pauseSeconds` is part of the speech. */
export function voicedSegments(
  { startSeconds, probabilities }: SpeechSegment,
  pauseSeconds: number,
): Segment[] {
  const found: { startSeconds: number; endSeconds: number }[] = [];
  for (const [step, probability] of probabilities.entries()) {
    if (probability < SPEECH) continue;
    const from = startSeconds + step * STEP_SECONDS;
    const last = found.at(-1);
    if (last && from - last.endSeconds < pauseSeconds) last.endSeconds = from + STEP_SECONDS;
    else found.push({ startSeconds: from, endSeconds: from + STEP_SECONDS });
  }
  return found;
}
