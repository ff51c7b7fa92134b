import type { Segment } from "@hapju/spec";
import type { SpeechSegment } from "../observations/speech.ts";
import { voicedSegments } from "../speech/voiced-segments.ts";

const WINDOW_SECONDS = 1.5;
const HOP_SECONDS = 0.75;
/** Shorter speech says too little about a voice. */
const MIN_SECONDS = 0.5;
/** The speaker may change in a pause this long: no window reaches across it. */
const PAUSE_SECONDS = 0.25;

/** Where to embed the voice: overlapping windows of about 1.5 s of speech, none across a pause. */
export function voiceWindows(segments: readonly SpeechSegment[]): Segment[] {
  return segments.flatMap((segment) => voicedSegments(segment, PAUSE_SECONDS)).flatMap(windowsOf);
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
