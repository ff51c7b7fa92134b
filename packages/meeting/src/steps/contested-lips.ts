/** Frames in which more than one mouth moves, and the faces these mouths belong to. */
export interface Contest {
  /** First frame. */
  readonly from: number;
  /** Frame after the last. */
  readonly to: number;
  /** Positions in the list of faces. */
  readonly faces: readonly number[];
}

/** A face seems to speak above this score: by the contract of `active-speaker`. */
const MOVES_ABOVE = 0;
/** Two mouths that move together for less are a change of speaker. */
const LEAST_SECONDS = 0.4;
/** Shortest time in which a mouth can be matched with a sound. */
const WATCHED_SECONDS = 2;

/**
 * Where it is open which of several faces speaks.
 * @param scores one list per face, of equal length; NaN where a face is not visible
 */
export function contestsIn(scores: readonly Float32Array[], framesPerSecond: number): Contest[] {
  const frames = scores[0]?.length ?? 0;
  const least = Math.round(LEAST_SECONDS * framesPerSecond);
  const watched = Math.round(WATCHED_SECONDS * framesPerSecond);
  if (frames < watched) return [];
  const moves = (face: Float32Array, frame: number) => (face[frame] ?? Number.NaN) > MOVES_ABOVE;
  const contests: { from: number; to: number }[] = [];
  for (let from = 0; from < frames; from++) {
    let to = from;
    while (to < frames && scores.filter((face) => moves(face, to)).length > 1) to++;
    if (to - from >= least) {
      const middle = Math.floor((from + to - watched) / 2);
      const start = Math.max(0, Math.min(from, middle, frames - watched));
      const end = Math.max(to, start + watched);
      const last = contests.at(-1);
      if (last && start <= last.to) last.to = Math.max(last.to, end);
      else contests.push({ from: start, to: end });
    }
    from = Math.max(from, to);
  }
  return contests.map(({ from, to }) => ({
    from,
    to,
    faces: scores.flatMap((face, position) => {
      let moving = 0;
      for (let frame = from; frame < to; frame++) if (moves(face, frame)) moving++;
      return moving >= least ? [position] : [];
    }),
  }));
}

/** Replaces the match of a contested face by a better answer, in the frames in which the face is visible. */
export function replaceMatch(
  { scores, match }: { readonly scores: Float32Array; readonly match: Float32Array },
  { from, to }: Contest,
  answer: ArrayLike<number>,
): void {
  for (const [at, value] of Array.from(answer)
    .slice(0, to - from)
    .entries())
    if (!Number.isNaN(scores[from + at])) match[from + at] = value;
}
