import type { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS } from "../frames.ts";
import { quantile } from "../quantile.ts";

/** A mouth, per frame; NaN where nothing can be said. */
export interface Mouth {
  readonly id: string;
  /** Whether it speaks, by how it moves. */
  readonly moves: FrameSeries;
  /** Whether it makes the sound rather than moves to another's. */
  readonly match: FrameSeries;
}

/** A mouth and the mean of how it moves over a look. */
interface Watched extends Mouth {
  readonly level: FrameSeries;
}

/** Whether a mouth makes the sound is told from so long a look on either side, and counts for all of it. */
const LOOK_FRAMES = Math.round(1 / FRAME_SECONDS);
/** Mouths that move at once for less are a turn that changes hands. */
const CONTEST_FRAMES = Math.round(0.4 / FRAME_SECONDS);
/** A mouth that moves alone may be worth this much more than its match: seldom does nobody speak whom the camera sees. */
const ALONE = 0.75;
/** Of mouths that move at once the one that goes best with the sound gains, and the others lose, this share of its lead. */
const LEAD_SHARE = 0.25;
/**
 * Most mouths that move alone are heard. Where half of them go worse with the sound than this, sound and picture are
 * apart or frames are too few, and the match says nothing (decision 0112).
 */
const TELLS_FROM = -0.3;
/** With fewer frames of such mouths that is not known, and the match is trusted. */
const LEAST_FRAMES = Math.round(5 / FRAME_SECONDS);

/**
 * How mouths move, lowered where that is more than the sound allows: over a look a mouth is worth no more than its
 * match, alone or against the others; when it moves within the look stays as it is.
 *
 * @param frames length of the recording
 */
export function limitedByMatch(mouths: readonly Mouth[], frames: number): ReadonlyMap<string, FrameSeries> {
  const watched = mouths.map((mouth): Watched => ({ ...mouth, level: mouth.moves.smoothed(LOOK_FRAMES) }));
  const contested = contests(watched, frames);
  const told = tells(watched, contested);
  return new Map(
    watched.map((mouth) => [
      mouth.id,
      mouth.moves.map((value, frame) => {
        const most = told ? mostOf(mouth, contested[frame] ? watched : undefined, frame) : Number.NaN;
        return Number.isNaN(most) ? value : value - Math.max(0, mouth.level.at(frame) - most);
      }),
    ]),
  );
}

/** What a mouth may be worth, alone or beside others that move. */
function mostOf({ id, match }: Watched, others: readonly Watched[] | undefined, frame: number): number {
  const own = match.at(frame);
  if (!others) return own + ALONE;
  let best = Number.NEGATIVE_INFINITY;
  for (const other of others) {
    const theirs = other.match.at(frame);
    if (other.id !== id && other.level.at(frame) > 0 && theirs > best) best = theirs;
  }
  return best === Number.NEGATIVE_INFINITY ? own : own + LEAD_SHARE * (own - best);
}

/** 1 for each frame within a look of which more than one mouth moves. */
function contests(mouths: readonly Watched[], frames: number): Uint8Array {
  const moving = new Uint8Array(frames);
  for (const { moves } of mouths) {
    moves.values.forEach((value, at) => {
      if (value > 0) moving[moves.from + at]! += 1;
    });
  }
  const contested = new Uint8Array(frames);
  for (let from = 0; from < frames; from++) {
    let to = from;
    while (moving[to]! > 1) to++;
    if (to - from >= CONTEST_FRAMES) contested.fill(1, Math.max(0, from - LOOK_FRAMES), to + LOOK_FRAMES);
    from = Math.max(from, to);
  }
  return contested;
}

/** Whether in this recording mouths go with the sound they make. */
function tells(mouths: readonly Watched[], contested: Uint8Array): boolean {
  const alone: number[] = [];
  for (const { level, match } of mouths) {
    level.values.forEach((value, at) => {
      const frame = level.from + at;
      if (value > 0 && contested[frame] !== 1 && !Number.isNaN(match.at(frame))) alone.push(match.at(frame));
    });
  }
  return alone.length < LEAST_FRAMES || quantile(Float32Array.from(alone).sort(), 0.5) >= TELLS_FROM;
}
