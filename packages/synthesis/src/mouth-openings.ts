import { SAMPLE_RATE } from "@hapju/spec";
import type { PlacedUtterance, Schedule } from "./schedule.ts";
import type { Phone } from "./speech/phones.ts";
import { rms } from "./speech/speak.ts";

/**
 * How far a mouth opens for each sound, 0…1: the shapes that animators draw (Preston Blair's, as the program Rhubarb
 * assigns them to sounds), by the height of their opening.
 */
const SHAPES: readonly { readonly opening: number; readonly phones: readonly string[] }[] = [
  { opening: 1, phones: ["aa", "ay", "aw"] },
  { opening: 0.8, phones: ["ae", "ah", "ao"] },
  { opening: 0.65, phones: ["eh", "ey", "ax", "oy", "hh"] },
  { opening: 0.5, phones: ["ow", "er", "l", "ih"] },
  { opening: 0.35, phones: ["iy", "uh", "r", "k", "g", "ng", "y"] },
  { opening: 0.2, phones: ["uw", "w", "t", "d", "n", "s", "z", "sh", "zh", "ch", "jh", "th", "dh"] },
  { opening: 0.1, phones: ["f", "v"] },
  { opening: 0, phones: ["p", "b", "m", "pau"] },
];
const openingOf = new Map(SHAPES.flatMap(({ opening, phones }) => phones.map((phone) => [phone, opening])));

/** Neighbouring sounds blend: the lips show the mean over this time. */
const BLEND_SECONDS = 0.08;
/** How far louder speech opens a mouth wider. */
const LOUDNESS_POWER = 0.25;
/** Time between two mouth shapes. */
const STEP_SECONDS = 0.01;

/** How far a person's mouth is open in each frame, 0…1: by the sounds spoken, wider where they are louder. */
export function mouthOpenings(schedule: Schedule, personId: string, frames: number): Float32Array {
  const { framesPerSecond } = schedule.script;
  const openings = new Float32Array(frames);
  for (const utterance of schedule.utterances) {
    if (utterance.speaker !== personId) continue;
    const { startSeconds, endSeconds } = utterance;
    const opens = openingIn(utterance, 1 / framesPerSecond);
    const first = Math.floor(startSeconds * framesPerSecond);
    const last = Math.min(frames - 1, Math.ceil(endSeconds * framesPerSecond));
    for (let frame = first; frame <= last; frame++)
      openings[frame] = Math.max(openings[frame] ?? 0, opens(frame / framesPerSecond - startSeconds));
  }
  return openings;
}

/** The opening at a time within an utterance. */
function openingIn({ speech: { samples, phones } }: PlacedUtterance, windowSeconds: number) {
  const levelAt = (seconds: number) => {
    const at = (offset: number) => Math.max(0, Math.round((seconds + offset) * SAMPLE_RATE));
    return rms(samples.subarray(at(-windowSeconds / 2), at(windowSeconds / 2)));
  };
  let loudest = 1e-6;
  for (let seconds = 0; seconds < samples.length / SAMPLE_RATE; seconds += windowSeconds)
    loudest = Math.max(loudest, levelAt(seconds));
  return (seconds: number) =>
    shapeAt(phones, seconds) * Math.min(1, levelAt(seconds) / loudest) ** LOUDNESS_POWER;
}

function shapeAt(phones: readonly Phone[], seconds: number): number {
  let sum = 0;
  let count = 0;
  for (let away = -BLEND_SECONDS / 2; away <= BLEND_SECONDS / 2 + 1e-9; away += STEP_SECONDS) {
    const at = seconds + away;
    const phone = phones.find(({ startSeconds, endSeconds }) => at >= startSeconds && at < endSeconds);
    sum += openingOf.get(phone?.name ?? "pau") ?? 0;
    count++;
  }
  return sum / count;
}
