import type { Calibration, Segment } from "@hapju/spec";
import { defined } from "../defined.ts";
import type {
  FaceEmbedding,
  FaceSighting,
  Track,
  Tracklet,
  TrackletRef,
  UprightTurn,
} from "../observations/faces.ts";
import { appearanceOf, type FaceAppearance, sameFace } from "./appearance.ts";
import { displacement, overlap } from "./boxes.ts";
import { withPictures } from "./still-faces.ts";
import { BLINK_SECONDS, visibleSegments } from "./visible-segments.ts";

/** How tracklets become tracks. */
export interface FollowOptions {
  /** Of the face model that made the embeddings; without it, position alone decides. */
  readonly calibration?: Calibration | undefined;
}

/** A face that is away for longer begins a new track; naming may still give both tracks one name. */
const MAX_GAP_SECONDS = 3;
/** Two tracklets that overlap this well at shared times are one face. */
const SAME_PLACE = 0.4;
const MAX_DISPLACEMENT = 0.9;
/** How far a face that is recognised may have moved, in face sizes. */
const MAX_RECOGNISED_DISPLACEMENT = 3;
/** Evidence from which two faces count as the same, or as different. */
const SAME = 2;
const DIFFERENT = -2;

/** A track under construction: one or more tracklets of one face. */
interface PartialTrack {
  readonly parts: readonly (TrackletRef & Segment)[];
  readonly first: FaceSighting;
  readonly last: FaceSighting;
  readonly boxes: readonly FaceSighting[];
  readonly embeddings: readonly FaceEmbedding[];
  readonly appearance: FaceAppearance | undefined;
  readonly uprightTurn: UprightTurn | undefined;
}

/**
 * Joins the tracklets of all chunks (in order of the chunks) into tracks: the same face in overlapping or neighbouring
 * time and place, never against clear evidence of appearance. One person may have several tracks (leaves and comes
 * back), but a track is one person. A single sighting is no track.
 */
export function followFaces(
  chunks: readonly (readonly Tracklet[])[],
  { calibration }: FollowOptions = {},
): Track[] {
  const pending = chunks
    .flatMap((tracklets, chunk) =>
      tracklets.flatMap((tracklet, position) =>
        partialTracksOf(tracklet, { chunk, tracklet: position }, calibration),
      ),
    )
    .sort(byFirstSighting);

  let open: PartialTrack[] = [];
  const closed: PartialTrack[] = [];
  // Tracklets that begin at the same moment are matched together, the nearest first.
  for (const starting of simultaneous(pending)) {
    const { seconds } = defined(starting[0]).first;
    closed.push(...open.filter(({ last }) => seconds - last.seconds > MAX_GAP_SECONDS));
    open = open.filter(({ last }) => seconds - last.seconds <= MAX_GAP_SECONDS);
    const pairs = open
      .flatMap((old) => starting.map((young) => ({ old, young, cost: joinCost(old, young, calibration) })))
      .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.cost - b.cost);
    const taken = new Set<PartialTrack>();
    for (const { old, young } of pairs) {
      if (taken.has(old) || taken.has(young)) continue;
      taken.add(old).add(young);
      open[open.indexOf(old)] = joined(old, young);
    }
    open.push(...starting.filter((one) => !taken.has(one)));
  }
  const followed = [...closed, ...open].filter(({ boxes }) => boxes.length > 1).sort(byFirstSighting);
  return withPictures(followed.map((one, index) => toTrack(one, `track-${index + 1}`)));
}

/** In order of time, then left to right. */
const byFirstSighting = (a: PartialTrack, b: PartialTrack) =>
  a.first.seconds - b.first.seconds || a.first.box.x - b.first.box.x;

/** Groups of those that begin at one moment, in order of time. */
function simultaneous(sorted: readonly PartialTrack[]): PartialTrack[][] {
  const groups: PartialTrack[][] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    if (group?.[0] && one.first.seconds - group[0].first.seconds < 1e-6) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function partialTrack(
  parts: PartialTrack["parts"],
  { boxes, embeddings, uprightTurn }: Omit<Tracklet, "mouth">,
): PartialTrack {
  const [first, last] = [defined(boxes[0]), defined(boxes.at(-1))];
  return { parts, first, last, boxes, embeddings, appearance: appearanceOf(embeddings), uprightTurn };
}

/** A tracklet whose embeddings change for good half-way shows two people: a cut, or two people who changed places. */
function partialTracksOf(
  tracklet: Tracklet,
  ref: TrackletRef,
  calibration: Calibration | undefined,
): PartialTrack[] {
  const { boxes, uprightTurn } = tracklet;
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (!first || !last) return [];
  const embeddings = tracklet.embeddings.toSorted((a, b) => a.seconds - b.seconds);
  for (const [at, embedding] of embeddings.entries()) {
    if (!calibration || at < 2 || at > embeddings.length - 2) continue;
    const before = appearanceOf(embeddings.slice(0, at));
    const after = appearanceOf(embeddings.slice(at));
    if (!before || !after || sameFace(before, after, calibration) > 2 * DIFFERENT) continue;
    const cut = (defined(embeddings[at - 1]).seconds + embedding.seconds) / 2;
    return [
      { boxes: boxes.filter(({ seconds }) => seconds < cut), embeddings: embeddings.slice(0, at) },
      { boxes: boxes.filter(({ seconds }) => seconds >= cut), embeddings: embeddings.slice(at) },
    ].flatMap((half) => partialTracksOf({ ...half, uprightTurn }, ref, calibration));
  }
  const part = { ...ref, startSeconds: first.seconds, endSeconds: last.seconds };
  return [partialTrack([part], { boxes, embeddings, uprightTurn })];
}

function joinCost(old: PartialTrack, young: PartialTrack, calibration: Calibration | undefined): number {
  const never = Number.POSITIVE_INFINITY;
  const evidence =
    calibration && old.appearance && young.appearance
      ? sameFace(old.appearance, young.appearance, calibration)
      : 0;
  if (evidence <= DIFFERENT) return never;
  if (old.last.seconds >= young.first.seconds)
    return meanOverlap(old, young) >= SAME_PLACE ? -evidence : never;
  const moved = displacement(old.last.box, young.first.box);
  const reach = evidence >= SAME ? MAX_RECOGNISED_DISPLACEMENT : MAX_DISPLACEMENT;
  return moved <= reach ? moved - evidence : never;
}

/** Mean overlap of two partial tracks at the times they share. */
function meanOverlap(old: PartialTrack, young: PartialTrack): number {
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

function joined(old: PartialTrack, young: PartialTrack): PartialTrack {
  const added = young.boxes.filter(({ seconds }) => seconds > old.last.seconds);
  return partialTrack([...old.parts, ...young.parts], {
    boxes: [...old.boxes, ...added],
    embeddings: [...old.embeddings, ...young.embeddings],
    uprightTurn: old.uprightTurn,
  });
}

function toTrack({ parts, first, last, boxes, embeddings, uprightTurn }: PartialTrack, id: string): Track {
  return {
    id,
    startSeconds: first.seconds,
    endSeconds: last.seconds,
    visible: visibleSegments(boxes),
    parts,
    boxes,
    embeddings,
    ...(uprightTurn ? { uprightTurn } : {}),
  };
}
