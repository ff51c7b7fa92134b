import type { Media } from "@hapju/media";
import { SAMPLE_RATE } from "@hapju/spec";

/** Bytes per second of {@link measurePeaks}. */
export const PEAKS_PER_SECOND = 20;
const SAMPLES_PER_PEAK = SAMPLE_RATE / PEAKS_PER_SECOND;
const BLOCK_SECONDS = 60;

/**
 * The loudness of a recording for drawing: one byte per 1/20 s, the largest amplitude on a curve that keeps quiet
 * speech visible (`255 × √amplitude`). Read in blocks of a minute, whatever the length of the recording.
 */
export async function measurePeaks(media: Media, path: string, durationSeconds: number): Promise<Uint8Array> {
  const peaks = new Uint8Array(Math.ceil(durationSeconds * PEAKS_PER_SECOND));
  for (let startSeconds = 0; startSeconds < durationSeconds; startSeconds += BLOCK_SECONDS) {
    const endSeconds = Math.min(startSeconds + BLOCK_SECONDS, durationSeconds);
    const samples = await media.audio(path, { startSeconds, endSeconds });
    const first = startSeconds * PEAKS_PER_SECOND;
    for (let at = 0; at * SAMPLES_PER_PEAK < samples.length && first + at < peaks.length; at++) {
      let loudest = 0;
      for (const sample of samples.subarray(at * SAMPLES_PER_PEAK, (at + 1) * SAMPLES_PER_PEAK))
        loudest = Math.max(loudest, Math.abs(sample));
      peaks[first + at] = Math.round(255 * Math.sqrt(Math.min(1, loudest)));
    }
  }
  return peaks;
}
