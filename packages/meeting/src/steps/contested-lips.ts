/** Frames from–to of one stretch in which more than one mouth moves, and the faces they belong to. */
export interface Contest {
  readonly from: number;
  readonly to: number;
  /** Positions in the list of faces. */
  readonly faces: readonly number[];
}

/** A face seems to speak above this score: by the contract of `active-speaker`. */
const MOVES_ABOVE = 0;
/** Two mouths that move together for less are a turn that changes hands. */
const LEAST_SECONDS = 0.4;
/** What a mouth must be watched for before it can be matched with a sound. */
const WATCHED_SECONDS = 2;

/** Where it is open who of several speaks. `scores`: one list per face, of equal length; NaN where a face is not seen. */
export function contestsIn(scores: readonly Float32Array[], framesPerSecond: number): Contest[] {
  const frames = scores[0]?.length ?? 0;
  const least = Math.round(LEAST_SECONDS * framesPerSecond);
  const watched = Math.round(WATCHED_SECONDS * framesPerSecond);
  if (frames < watched) return [];
  const moves = (face: Float32Array, frame: number) => face[frame]! > MOVES_ABOVE;
  const stretches: { from: number; to: number }[] = [];
  for (let from = 0; from < frames; from++) {
    let to = from;
    while (to < frames && scores.filter((face) => moves(face, to)).length > 1) to++;
    if (to - from >= least) {
      const middle = Math.floor((from + to - watched) / 2);
      const start = Math.max(0, Math.min(from, middle, frames - watched));
      const end = Math.max(to, start + watched);
      const last = stretches.at(-1);
      if (last && start <= last.to) last.to = Math.max(last.to, end);
      else stretches.push({ from: start, to: end });
    }
    from = Math.max(from, to);
  }
  return stretches.map(({ from, to }) => ({
    from,
    to,
    faces: scores.flatMap((face, position) => {
      let moving = 0;
      for (let frame = from; frame < to; frame++) if (moves(face, frame)) moving++;
      return moving >= least ? [position] : [];
    }),
  }));
}

/** Puts a better answer about a contested face in the place of the first one, where the face is seen. */
export function settle(
  { scores, match }: { readonly scores: Float32Array; readonly match: Float32Array },
  { from, to }: Contest,
  answer: ArrayLike<number>,
): void {
  for (let at = 0; at < Math.min(to - from, answer.length); at++)
    if (!Number.isNaN(scores[from + at]!)) match[from + at] = answer[at]!;
}
