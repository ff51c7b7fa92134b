import { randomSource } from "./random.ts";
import type { Schedule } from "./schedule.ts";
import { rms, sampleRate } from "./speech/speak.ts";

/** Everything heard in the meeting: 16 kHz mono, with the room's noise. */
export function soundtrack(schedule: Schedule): Float32Array {
  const { script, durationSeconds, utterances } = schedule;
  const samples = roomNoise(
    Math.ceil(durationSeconds * sampleRate),
    10 ** (script.noiseDecibels / 20),
    script.seed,
  );
  for (const utterance of utterances) {
    const offset = Math.round(utterance.startSeconds * sampleRate);
    // From outside the room a voice is softer.
    const gain = utterance.onScreen ? 1 : 0.6;
    for (const [index, sample] of utterance.samples.entries()) samples[offset + index]! += sample * gain;
  }
  return samples.map((sample) => Math.max(-1, Math.min(1, sample)));
}

/** Noise with more low than high in it, as of a fan. */
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

/**
 * How far each person's mouth is open in each frame, 0…1: (RMS of the frame's sound ÷ the utterance's
 * largest)^0.7.
 */
export function mouthOpenings(schedule: Schedule, personId: string, frames: number): Float32Array {
  const { framesPerSecond } = schedule.script;
  const openings = new Float32Array(frames);
  const window = sampleRate / framesPerSecond;
  for (const utterance of schedule.utterances) {
    if (utterance.speaker !== personId) continue;
    const first = Math.floor(utterance.startSeconds * framesPerSecond);
    const last = Math.min(frames - 1, Math.ceil(utterance.endSeconds * framesPerSecond));
    const levels: number[] = [];
    for (let frame = first; frame <= last; frame++) {
      const centre = (frame / framesPerSecond - utterance.startSeconds) * sampleRate;
      const from = Math.max(0, Math.round(centre - window / 2));
      levels.push(rms(utterance.samples.subarray(from, Math.max(from, Math.round(centre + window / 2)))));
    }
    const loudest = Math.max(1e-6, ...levels);
    for (const [index, level] of levels.entries())
      openings[first + index] = Math.max(openings[first + index]!, (level / loudest) ** 0.7);
  }
  return openings;
}
