import { frameAt } from "../frames.ts";
import type { LocalSpeaker, SpeakerWindow } from "../observations/speech.ts";

/** What the windows over each frame say together. */
export interface Votes {
  readonly stepSeconds: number;
  readonly frames: number;
  /** Per voice, the share of the windows over each frame that hear it. */
  readonly shares: readonly Float32Array[];
  /** How many speak at a time: nobody unless more than half of the windows hear speech, otherwise the mean, rounded. */
  readonly speakers: Uint8Array;
}

/** The frame of the grid that the first frame of a window falls on. */
export const firstFrame = ({ startSeconds, stepSeconds }: SpeakerWindow): number =>
  Math.round(startSeconds / stepSeconds);

/**
 * Adds up what overlapping windows say, on one grid of frames.
 *
 * @param voiceOf position of a local speaker's voice
 */
export function vote(
  windows: readonly SpeakerWindow[],
  voices: number,
  voiceOf: (speaker: LocalSpeaker) => number | undefined,
): Votes {
  const stepSeconds = windows[0]?.stepSeconds ?? 1;
  const frames = Math.max(0, ...windows.map((window) => firstFrame(window) + window.frames));
  const shares = Array.from({ length: voices }, () => new Float32Array(frames));
  const counts = new Float32Array(frames);
  const active = new Float32Array(frames);
  for (const window of windows) {
    const from = firstFrame(window);
    for (let at = 0; at < window.frames; at++) counts[from + at] = (counts[from + at] ?? 0) + 1;
    const heard = new Map<number, Uint8Array>();
    for (const speaker of window.speakers) {
      for (const [at, speaks] of speaker.active.entries())
        if (speaks) active[from + at] = (active[from + at] ?? 0) + 1;
      const voice = voiceOf(speaker);
      if (voice === undefined) continue;
      const own = heard.get(voice);
      heard.set(voice, own ? own.map((value, at) => value | (speaker.active[at] ?? 0)) : speaker.active);
    }
    for (const [voice, own] of heard) {
      const share = shares[voice];
      if (share)
        for (const [at, speaks] of own.entries()) share[from + at] = (share[from + at] ?? 0) + speaks;
    }
  }
  for (const share of shares)
    for (let at = 0; at < frames; at++) share[at] = (share[at] ?? 0) / (counts[at] || 1);
  const speakers = Uint8Array.from(active, (sum, at) => {
    const mean = sum / (counts[at] || 1);
    return mean > 0.5 ? Math.round(mean) : 0;
  });
  return { stepSeconds, frames, shares, speakers };
}

/** Per voice the runs of frames in which it is among the loudest of as many voices as speak at a time. */
export function heardSegments({ stepSeconds, frames, shares, speakers }: Votes) {
  const segments = shares.map((): { startSeconds: number; endSeconds: number }[] => []);
  const open = shares.map(() => -1);
  const close = (voice: number, end: number) => {
    const start = open[voice] ?? -1;
    if (start < 0) return;
    segments[voice]?.push({
      startSeconds: (start - 0.5) * stepSeconds,
      endSeconds: (end - 0.5) * stepSeconds,
    });
    open[voice] = -1;
  };
  for (let frame = 0; frame < frames; frame++) {
    const chosen = shares
      .map((share, voice) => [voice, share[frame] ?? 0] as const)
      .filter(([, share]) => share > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, speakers[frame])
      .map(([voice]) => voice);
    for (const voice of shares.keys()) {
      if (!chosen.includes(voice)) close(voice, frame);
      else if ((open[voice] ?? -1) < 0) open[voice] = frame;
    }
  }
  for (const voice of shares.keys()) close(voice, frames);
  return segments.map((own) =>
    own.map(({ startSeconds, endSeconds }) => ({ startSeconds: Math.max(0, startSeconds), endSeconds })),
  );
}

/** The shares of one voice as the mean over each frame of attribution; NaN where no window hears speech. */
export function activityOf(share: Float32Array, { stepSeconds, frames, speakers }: Votes): Float32Array {
  const length = frameAt(frames * stepSeconds) + 1;
  const [sums, counts] = [new Float32Array(length), new Uint16Array(length)];
  for (let at = 0; at < frames; at++) {
    if (!speakers[at]) continue;
    const frame = frameAt(at * stepSeconds);
    sums[frame] = (sums[frame] ?? 0) + (share[at] ?? 0);
    counts[frame] = (counts[frame] ?? 0) + 1;
  }
  return sums.map((sum, frame) => (counts[frame] ? sum / (counts[frame] ?? 1) : Number.NaN));
}
