import { SAMPLE_RATE } from "@hapju/spec";
import { randomSource } from "./random.ts";
import type { Schedule } from "./schedule.ts";
import { rms } from "./speech/speak.ts";

/** The sound of the meeting: mono at 16,000 Hz, with the room's noise. */
export function soundtrack(schedule: Schedule): Float32Array {
  const { script, durationSeconds, utterances } = schedule;
  const samples = roomNoise(
    Math.ceil(durationSeconds * SAMPLE_RATE),
    10 ** (script.noiseDecibels / 20),
    script.seed,
  );
  for (const utterance of utterances) {
    const offset = Math.round(utterance.startSeconds * SAMPLE_RATE);
    // From outside the room a voice is quieter.
    const gain = utterance.onScreen ? 1 : 0.6;
    for (const [index, sample] of utterance.speech.samples.entries())
      samples[offset + index] = (samples[offset + index] ?? 0) + sample * gain;
  }
  return samples.map((sample) => Math.max(-1, Math.min(1, sample)));
}

/** Noise with more low than high frequencies, like a fan's. */
function roomNoise(count: number, level: number, seed: number): Float32Array {
  const random = randomSource(seed + 17);
  const noise = new Float32Array(count);
  let low = 0;
  for (let index = 0; index < count; index++) {
    low += 0.08 * (random() * 2 - 1 - low);
    noise[index] = low;
  }
  const factor = level / rms(noise);
  return noise.map((sample) => sample * factor);
}
