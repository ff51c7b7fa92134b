import type { EmbeddedPart } from "./join-parts.ts";
import { turnParts } from "./turn-parts.ts";

/** What `speaker-segmentation` answers for a window. */
export interface Segmentation {
  readonly stepSeconds: number;
  /** Middle of the first frame, from the start of the window. */
  readonly startSeconds: number;
  /** Who may speak at a time. */
  readonly combinations: readonly (readonly number[])[];
  /** Per frame, the probability of each combination. */
  readonly probabilities: Float32Array;
}

/** A part of what a speaker says before the embedding, and the frames it should come from. */
export interface UnembeddedPart extends Omit<EmbeddedPart, "vector"> {
  /** 1 for each frame of the embedding: where the speaker speaks alone, unless that is too short. */
  readonly embedded: Uint8Array;
}

/** With less speech alone, an embedding comes from all of a speaker's frames. */
const LEAST_SOLO_SECONDS = 0.4;

/** Who speaks in a window, by the most likely combination of each frame, in parts for `joinParts`. */
export function localSpeakers({ combinations, probabilities, stepSeconds }: Segmentation): {
  readonly frames: number;
  readonly parts: readonly UnembeddedPart[];
} {
  const width = combinations.length;
  const frames = Math.floor(probabilities.length / width);
  const count = Math.max(-1, ...combinations.flat()) + 1;
  const active = Array.from({ length: count }, () => new Uint8Array(frames));
  const solo = Array.from({ length: count }, () => new Uint8Array(frames));
  const nobody = combinations.findIndex((combination) => combination.length === 0);
  const silence = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    silence[frame] = probabilities[frame * width + nobody] ?? 0;
    const combination = combinations[mostLikely(probabilities, frame * width, width)] ?? [];
    for (const speaker of combination) {
      active[speaker]?.fill(1, frame, frame + 1);
      if (combination.length === 1) solo[speaker]?.fill(1, frame, frame + 1);
    }
  }
  const parts = active.flatMap((own, at) => {
    const alone = solo[at] ?? new Uint8Array(frames);
    return turnParts(own, silence, stepSeconds).map((part): UnembeddedPart => {
      const solo = part.active.map((value, frame) => value & (alone[frame] ?? 0));
      const soloSeconds = solo.reduce((sum, value) => sum + value, 0) * stepSeconds;
      return { ...part, soloSeconds, embedded: soloSeconds >= LEAST_SOLO_SECONDS ? solo : part.active };
    });
  });
  return { frames, parts };
}

function mostLikely(values: Float32Array, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if ((values[from + i] ?? 0) > (values[from + best] ?? 0)) best = i;
  return best;
}

/** A window that starts this little before the last one says the same. */
const LEAST_HOP_SECONDS = 0.1;

/** Where windows of `windowSeconds` start that begin within `chunk`; the last one of a recording ends with it. */
export function windowStarts(
  chunk: { readonly startSeconds: number; readonly endSeconds: number },
  recordingSeconds: number,
  { windowSeconds, hopSeconds }: { readonly windowSeconds: number; readonly hopSeconds: number },
): number[] {
  const last = Math.max(0, recordingSeconds - windowSeconds);
  const starts: number[] = [];
  for (
    let at = Math.max(0, Math.ceil(chunk.startSeconds / hopSeconds - 1e-6));
    at * hopSeconds < chunk.endSeconds;
    at++
  )
    if (at * hopSeconds < last - LEAST_HOP_SECONDS) starts.push(at * hopSeconds);
  if (last >= chunk.startSeconds && last < chunk.endSeconds) starts.push(last);
  return starts;
}
