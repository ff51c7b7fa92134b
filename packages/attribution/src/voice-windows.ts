import type { Interval, SpeechSegment } from "./observations.ts";

/** Where to embed the voice: short overlapping stretches (about 1.5 s) of the speech of a segment. */
export function voiceWindows(_segments: readonly SpeechSegment[]): Interval[] {
  return [];
}
