import type { LocalSpeaker } from "../observations/speech.ts";

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

/** A local speaker before the embedding, and the frames it should come from. */
export interface UnembeddedSpeaker extends Omit<LocalSpeaker, "vector"> {
  /** 1 for each frame of the embedding: where the speaker speaks alone, unless that is too short. */
  readonly embedded: Uint8Array;
}

/** A pause this long ends a turn. */
const PAUSE_SECONDS = 0.4;
/** A turn this long tells a voice by itself. */
const TURN_SECONDS = 1.5;
/** With less speech alone, an embedding comes from all of a speaker's frames. */
const LEAST_SOLO_SECONDS = 0.4;

/** Who speaks in a window, by the most likely combination of each frame. */
export function localSpeakers({ combinations, probabilities, stepSeconds }: Segmentation): {
  readonly frames: number;
  readonly speakers: readonly UnembeddedSpeaker[];
} {
  const width = combinations.length;
  const frames = Math.floor(probabilities.length / width);
  const count = Math.max(-1, ...combinations.flat()) + 1;
  const active = Array.from({ length: count }, () => new Uint8Array(frames));
  const solo = Array.from({ length: count }, () => new Uint8Array(frames));
  for (let frame = 0; frame < frames; frame++) {
    const combination = combinations[mostLikely(probabilities, frame * width, width)] ?? [];
    for (const speaker of combination) {
      active[speaker]?.fill(1, frame, frame + 1);
      if (combination.length === 1) solo[speaker]?.fill(1, frame, frame + 1);
    }
  }
  const speakers = active.flatMap((own, at) => {
    const alone = solo[at] ?? new Uint8Array(frames);
    return splitAtPauses(own, stepSeconds).map((part): UnembeddedSpeaker => {
      const solo = part.map((value, frame) => value & (alone[frame] ?? 0));
      const soloSeconds = solo.reduce((sum, value) => sum + value, 0) * stepSeconds;
      return { active: part, soloSeconds, embedded: soloSeconds >= LEAST_SOLO_SECONDS ? solo : part };
    });
  });
  return { frames, speakers };
}

/**
 * Each long turn of a speaker by itself, and the short ones together: the model may take two people who speak one after
 * the other for one.
 */
function splitAtPauses(active: Uint8Array, stepSeconds: number): Uint8Array[] {
  const rest = new Uint8Array(active.length);
  const parts: Uint8Array[] = [];
  let from = -1;
  let last = -1;
  for (let frame = 0; frame <= active.length; frame++) {
    if (active[frame] === 1) {
      if (from < 0) from = frame;
      last = frame;
    } else if (from >= 0 && (frame === active.length || (frame - last) * stepSeconds >= PAUSE_SECONDS)) {
      const isLong = (last + 1 - from) * stepSeconds >= TURN_SECONDS;
      const part = isLong ? new Uint8Array(active.length) : rest;
      part.set(active.subarray(from, last + 1), from);
      if (isLong) parts.push(part);
      from = -1;
    }
  }
  return rest.includes(1) ? [...parts, rest] : parts;
}

function mostLikely(values: Float32Array, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if ((values[from + i] ?? 0) > (values[from + best] ?? 0)) best = i;
  return best;
}

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
    if (at * hopSeconds < last) starts.push(at * hopSeconds);
  if (last >= chunk.startSeconds && last < chunk.endSeconds) starts.push(last);
  return starts;
}
