import type { Calibration, Segment } from "@hapju/spec";
import type { FaceEmbedding, FaceSighting, Track, Tracklet, TrackletRef } from "../observations/faces.ts";
import { type Appearance, appearanceOf, sameFace } from "./appearance.ts";
import { displacement, overlap } from "./boxes.ts";

/** How tracklets become tracks. */
export interface FollowOptions {
  /** Of the face model that made the embeddings; without it, position alone decides. */
  readonly calibration?: Calibration;
}

/** A face unseen for longer begins a new track; naming may still give both tracks one name. */
const MAX_GAP_SECONDS = 3;
/** A face unseen for longer than this is shown as not visible. */
const BLINK_SECONDS = 1.2;
/** Two tracklets that cover each other this well at shared times are one face. */
const SAME_PLACE = 0.4;
const MAX_DISPLACEMENT = 0.9;
/** How far somebody whose face is recognised may have moved, in face sizes. */
const MAX_RECOGNISED_DISPLACEMENT = 3;
/** Evidence from which two faces count as recognised as the same, or as different. */
const SAME = 2;
const DIFFERENT = -2;

interface Piece {
  readonly parts: readonly (TrackletRef & Segment)[];
  readonly boxes: readonly FaceSighting[];
  readonly embeddings: readonly FaceEmbedding[];
  readonly appearance: Appearance | undefined;
}

/**
 * Joins the tracklets of all chunks (in order of the chunks) into tracks: the same face in overlapping or
 * neighbouring time and place, never against clear evidence of appearance. One person may have several
 * tracks (leaves and comes back), but a track is one person. A face seen once only is no track.
 */
export function followFaces(
  chunks: readonly (readonly Tracklet[])[],
  { calibration }: FollowOptions = {},
): Track[] {
  const pieces = chunks
    .flatMap((tracklets, chunk) =>
      tracklets.flatMap((tracklet, position) =>
        piecesOf(tracklet, { chunk, tracklet: position }, calibration),
      ),
    )
    .sort((a, b) => start(a) - start(b) || a.boxes[0]!.box.x - b.boxes[0]!.box.x);

  let open: Piece[] = [];
  const closed: Piece[] = [];
  // Everything that begins at one moment is matched together, the nearest first.
  for (let at = 0; at < pieces.length; ) {
    const seconds = start(pieces[at]!);
    const begin = at;
    while (at < pieces.length && start(pieces[at]!) - seconds < 1e-6) at++;
    closed.push(...open.filter((piece) => seconds - end(piece) > MAX_GAP_SECONDS));
    open = open.filter((piece) => seconds - end(piece) <= MAX_GAP_SECONDS);
    const starting = pieces.slice(begin, at);
    const pairs = open
      .flatMap((old) => starting.map((young) => ({ old, young, cost: joinCost(old, young, calibration) })))
      .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.cost - b.cost);
    const taken = new Set<Piece>();
    for (const { old, young } of pairs) {
      if (taken.has(old) || taken.has(young)) continue;
      taken.add(old).add(young);
      open[open.indexOf(old)] = joined(old, young);
    }
    open.push(...starting.filter((piece) => !taken.has(piece)));
  }
  return [...closed, ...open]
    .filter(({ boxes }) => boxes.length > 1)
    .sort((a, b) => start(a) - start(b) || a.boxes[0]!.box.x - b.boxes[0]!.box.x)
    .map((piece, index) => toTrack(piece, `track-${index + 1}`));
}

const start = (piece: Piece) => piece.boxes[0]!.seconds;
const end = (piece: Piece) => piece.boxes.at(-1)!.seconds;

/** A tracklet whose embeddings change for good half-way shows two people: a cut, or a swap of seats. */
function piecesOf(tracklet: Tracklet, ref: TrackletRef, calibration: Calibration | undefined): Piece[] {
  const { boxes } = tracklet;
  if (boxes.length === 0) return [];
  const embeddings = tracklet.embeddings.toSorted((a, b) => a.seconds - b.seconds);
  for (let at = 2; calibration && at <= embeddings.length - 2; at++) {
    const before = appearanceOf(embeddings.slice(0, at))!;
    const after = appearanceOf(embeddings.slice(at))!;
    if (sameFace(before, after, calibration) > 2 * DIFFERENT) continue;
    const cut = (embeddings[at - 1]!.seconds + embeddings[at]!.seconds) / 2;
    return [
      { boxes: boxes.filter(({ seconds }) => seconds < cut), embeddings: embeddings.slice(0, at) },
      { boxes: boxes.filter(({ seconds }) => seconds >= cut), embeddings: embeddings.slice(at) },
    ].flatMap((half) => (half.boxes.length > 0 ? piecesOf(half, ref, calibration) : []));
  }
  const part = { ...ref, startSeconds: boxes[0]!.seconds, endSeconds: boxes.at(-1)!.seconds };
  return [{ parts: [part], boxes, embeddings, appearance: appearanceOf(embeddings) }];
}

function joinCost(old: Piece, young: Piece, calibration: Calibration | undefined): number {
  const never = Number.POSITIVE_INFINITY;
  const alike =
    calibration && old.appearance && young.appearance
      ? sameFace(old.appearance, young.appearance, calibration)
      : 0;
  if (alike <= DIFFERENT) return never;
  if (end(old) >= start(young)) return sharedPlace(old, young) >= SAME_PLACE ? -alike : never;
  const moved = displacement(old.boxes.at(-1)!.box, young.boxes[0]!.box);
  const reach = alike >= SAME ? MAX_RECOGNISED_DISPLACEMENT : MAX_DISPLACEMENT;
  return moved <= reach ? moved - alike : never;
}

/** Mean overlap of two pieces at the times they share. */
function sharedPlace(old: Piece, young: Piece): number {
  let sum = 0;
  let count = 0;
  for (const sighting of young.boxes) {
    const other = old.boxes.findLast(({ seconds }) => seconds <= sighting.seconds + 0.05);
    if (!other || sighting.seconds - other.seconds > BLINK_SECONDS) continue;
    sum += overlap(other.box, sighting.box);
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

function joined(old: Piece, young: Piece): Piece {
  const last = end(old);
  const embeddings = [...old.embeddings, ...young.embeddings];
  return {
    parts: [...old.parts, ...young.parts],
    boxes: [...old.boxes, ...young.boxes.filter(({ seconds }) => seconds > last)],
    embeddings,
    appearance: appearanceOf(embeddings),
  };
}

function toTrack({ parts, boxes, embeddings }: Piece, id: string): Track {
  return {
    id,
    startSeconds: boxes[0]!.seconds,
    endSeconds: boxes.at(-1)!.seconds,
    visible: visibleIn(boxes),
    parts,
    boxes,
    embeddings,
  };
}

/** The stretches in which a face is seen without a pause. */
export function visibleIn(boxes: readonly FaceSighting[]): Segment[] {
  const found: { startSeconds: number; endSeconds: number }[] = [];
  for (const { seconds } of boxes) {
    const last = found.at(-1);
    if (last && seconds - last.endSeconds <= BLINK_SECONDS) last.endSeconds = seconds;
    else found.push({ startSeconds: seconds, endSeconds: seconds });
  }
  return found;
}
