import type { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS } from "../frames.ts";
import { quantile } from "../statistics.ts";
import type { LipSeries } from "./lip-series.ts";

/** A mouth with the mean of its motion around each frame. */
interface SmoothedMouth extends LipSeries {
  readonly level: FrameSeries;
}

/** Whether a mouth makes the sound is measured over this time on either side, and applies to all of it. */
const WINDOW_FRAMES = Math.round(1 / FRAME_SECONDS);
/** Mouths that move at once for a shorter time are a change of speaker. */
const CONTEST_FRAMES = Math.round(0.4 / FRAME_SECONDS);
/** A mouth that moves alone may exceed its match by this: an unseen speaker is rare. */
const ALONE = 0.75;
/** Of mouths that move at once the one that matches the sound best gains this share of its lead, and the others lose it. */
const LEAD_SHARE = 0.25;
/**
 * Most mouths that move alone are heard. If half of them match the sound worse than this, sound and picture are out of
 * step or frames are too few, and the match is not used (docs/measurements/lips.md).
 */
const MIN_MATCH = -0.3;
/** With fewer frames of such mouths that is unknown, and the match is used. */
const MIN_FRAMES = Math.round(5 / FRAME_SECONDS);

/**
 * The motion of mouths, lowered where it exceeds what the sound supports: around a frame a mouth counts no more than
 * its match, alone or against the others; when within that window it moves stays the same.
 *
 * @param frames length of the recording
 * @returns the limited motion by the track's id
 */
export function limitByMatch(mouths: readonly LipSeries[], frames: number): ReadonlyMap<string, FrameSeries> {
  const smoothed = mouths.map(
    (mouth): SmoothedMouth => ({ ...mouth, level: mouth.motion.smoothed(WINDOW_FRAMES) }),
  );
  const contested = contestedFrames(smoothed, frames);
  const usable = isMatchUsable(smoothed, contested);
  return new Map(
    smoothed.map((mouth) => [
      mouth.id,
      mouth.motion.map((value, frame) => {
        const most = usable ? limitOf(mouth, contested[frame] ? smoothed : undefined, frame) : Number.NaN;
        return Number.isNaN(most) ? value : value - Math.max(0, mouth.level.at(frame) - most);
      }),
    ]),
  );
}

/** How much a mouth may count, alone or beside others that move. */
function limitOf(
  { id, match }: SmoothedMouth,
  others: readonly SmoothedMouth[] | undefined,
  frame: number,
): number {
  const own = match.at(frame);
  if (!others) return own + ALONE;
  let best = Number.NEGATIVE_INFINITY;
  for (const other of others) {
    const theirs = other.match.at(frame);
    if (other.id !== id && other.level.at(frame) > 0 && theirs > best) best = theirs;
  }
  return best === Number.NEGATIVE_INFINITY ? own : own + LEAD_SHARE * (own - best);
}

/** 1 for each frame near which more than one mouth moves. */
function contestedFrames(mouths: readonly SmoothedMouth[], frames: number): Uint8Array {
  const moving = new Uint8Array(frames);
  for (const { motion } of mouths) {
    for (const [at, value] of motion.values.entries()) {
      const frame = motion.from + at;
      if (value > 0) moving[frame] = (moving[frame] ?? 0) + 1;
    }
  }
  const contested = new Uint8Array(frames);
  let from = 0;
  for (const [frame, count] of [...moving, 0].entries()) {
    if (count > 1) continue;
    if (frame - from >= CONTEST_FRAMES)
      contested.fill(1, Math.max(0, from - WINDOW_FRAMES), frame + WINDOW_FRAMES);
    from = frame + 1;
  }
  return contested;
}

/** Whether in this recording mouths match the sound they make. */
function isMatchUsable(mouths: readonly SmoothedMouth[], contested: Uint8Array): boolean {
  const alone: number[] = [];
  for (const { level, match } of mouths) {
    for (const [at, value] of level.values.entries()) {
      const frame = level.from + at;
      const own = match.at(frame);
      if (value > 0 && contested[frame] !== 1 && !Number.isNaN(own)) alone.push(own);
    }
  }
  return alone.length < MIN_FRAMES || quantile(Float32Array.from(alone).sort(), 0.5) >= MIN_MATCH;
}
