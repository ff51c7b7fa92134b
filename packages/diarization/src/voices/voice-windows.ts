import type { Segment } from "@hapju/spec";
import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";

const WINDOW_SECONDS = 1.5;
const HOP_SECONDS = 0.75;
/** Shorter speech says too little about a voice. */
const MIN_SECONDS = 0.5;
/** A pause this long may be a change of speaker: no window reaches across it. */
const PAUSE_SECONDS = 0.25;
const SPEECH = 0.3;

/** Where to embed the voice: short overlapping stretches (about 1.5 s) of the speech of a segment. */
export function voiceWindows(segments: readonly SpeechSegment[]): Segment[] {
  return segments.flatMap((segment) => voiced(segment)).flatMap(windowsOf);
}

/** The stretches of a segment between its pauses. */
export function voiced(
  { startSeconds, probabilities }: SpeechSegment,
  pauseSeconds = PAUSE_SECONDS,
): Segment[] {
  const found: { startSeconds: number; endSeconds: number }[] = [];
  probabilities.forEach((probability, step) => {
    if (probability < SPEECH) return;
    const from = startSeconds + step * STEP_SECONDS;
    const last = found.at(-1);
    if (last && from - last.endSeconds < pauseSeconds) last.endSeconds = from + STEP_SECONDS;
    else found.push({ startSeconds: from, endSeconds: from + STEP_SECONDS });
  });
  return found;
}

function windowsOf({ startSeconds, endSeconds }: Segment): Segment[] {
  const length = endSeconds - startSeconds;
  if (length < MIN_SECONDS) return [];
  const count = Math.max(1, Math.round((length - WINDOW_SECONDS) / HOP_SECONDS) + 1);
  const hop = count > 1 ? (length - WINDOW_SECONDS) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => ({
    startSeconds: startSeconds + i * hop,
    endSeconds: Math.min(endSeconds, startSeconds + i * hop + WINDOW_SECONDS),
  }));
}
