import type { Segment } from "@hapju/spec";
import type { FaceChange, Track } from "../observations/faces.ts";
import { intersection, sharedSeconds } from "../segments.ts";

/** Cells of a row of {@link FaceChange.pattern}. */
const COLUMNS = 12;
/** A face moves from this change on, in grey levels. */
const MOTION = 1.5;
/** And from so many times what the whole frame changes: where the camera moves, all faces move alike. */
const ABOVE_FRAME = 3;
/** Steps in which both move that must be seen, 0.5 s each. */
const MIN_STEPS = 6;
/** A minute of them is enough. */
const MOST_STEPS = 120;
/**
 * Correlation of the changes from which two faces are one picture shown twice. Measured (docs/measurements/faces.md): a
 * tile and its enlargement 0.79, 17 pairs of two people at most 0.18 as they are or mirrored.
 */
const SAME = 0.5;

/**
 * Whether two faces that are seen at once move as one, cell by cell: one person in two tiles (speaker view), on a
 * monitor in the room, in a mirror. Twins look alike and do not move as one.
 */
export function moveAsOne(a: Track, b: Track): boolean {
  const changes = new Map(b.boxes.map(({ seconds, change }) => [seconds, change]));
  const pairs = a.boxes.flatMap(({ seconds, change: own }) => {
    const other = changes.get(seconds);
    return own && other && isMotion(own) && isMotion(other) ? [[own, other] as const] : [];
  });
  if (pairs.length < MIN_STEPS) return false;
  pairs.length = Math.min(pairs.length, MOST_STEPS);
  return Math.max(correlation(pairs, false), correlation(pairs, true)) >= SAME;
}

const isMotion = ({ amount, noise }: FaceChange) => amount >= Math.max(MOTION, ABOVE_FRAME * noise);

/**
 * The tracks as lips are read from them: while a person is seen twice at once ({@link moveAsOne}), only the larger face
 * is in view.
 */
export function withoutCopies(tracks: readonly Track[]): Track[] {
  const larger = (one: Track, other: Track) => sizeOf(other) - sizeOf(one) || (one.id < other.id ? -1 : 1);
  const seen: Track[] = [];
  const kept = new Map<Track, Track>();
  for (const track of tracks.toSorted(larger)) {
    const hidden = seen.filter((other) => sharedVisible(track, other) > 0 && moveAsOne(track, other));
    const visible = hidden.reduce<readonly Segment[]>(
      (rest, other) => without(rest, other.visible),
      track.visible,
    );
    kept.set(track, hidden.length > 0 ? { ...track, visible, parts: clipped(track.parts, visible) } : track);
    seen.push(track);
  }
  return tracks.map((track) => kept.get(track) ?? track);
}

/** Seconds in which two tracks are in view at once. */
export function sharedVisible(a: Track, b: Track): number {
  let seconds = 0;
  for (const one of a.visible) for (const other of b.visible) seconds += sharedSeconds(one, other);
  return seconds;
}

/** Size of the face half-way through a track, as a share of the frame. */
function sizeOf({ boxes }: Track): number {
  const box = boxes[boxes.length >> 1]?.box;
  return box ? box.width * box.height : 0;
}

const isLong = ({ startSeconds, endSeconds }: Segment) => endSeconds > startSeconds;

/** What is left of segments where others are taken out. */
const without = (segments: readonly Segment[], others: readonly Segment[]): Segment[] =>
  others.reduce<Segment[]>(
    (rest, { startSeconds, endSeconds }) =>
      rest.flatMap((one) =>
        [
          { startSeconds: one.startSeconds, endSeconds: Math.min(one.endSeconds, startSeconds) },
          { startSeconds: Math.max(one.startSeconds, endSeconds), endSeconds: one.endSeconds },
        ].filter(isLong),
      ),
    [...segments],
  );

/** The parts of segments that are within others. */
const clipped = <T extends Segment>(segments: readonly T[], others: readonly Segment[]): T[] =>
  segments.flatMap((one) => others.map((other) => ({ ...one, ...intersection(one, other) })).filter(isLong));

/** Correlation of the changes of all cells and steps, the second face as it is or mirrored. */
function correlation(pairs: readonly (readonly [FaceChange, FaceChange])[], mirrored: boolean): number {
  let [shared, squareA, squareB] = [0, 0, 0];
  for (const [{ pattern: one }, { pattern: other }] of pairs) {
    for (const [cell, value] of one.entries()) {
      const column = cell % COLUMNS;
      const twin = other[mirrored ? cell - column + COLUMNS - 1 - column : cell] ?? 0;
      shared += value * twin;
      squareA += value ** 2;
      squareB += twin ** 2;
    }
  }
  return squareA > 0 && squareB > 0 ? shared / Math.sqrt(squareA * squareB) : 0;
}
