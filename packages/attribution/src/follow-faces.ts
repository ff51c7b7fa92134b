import type { Calibration, Track, Tracklet } from "./observations.ts";

/** How tracklets become tracks. */
export interface FollowOptions {
  /** Of the face model that made the embeddings; without it, position alone decides. */
  readonly calibration?: Calibration;
}

/**
 * Joins the tracklets of all chunks (in order of the chunks) into tracks: the same face in overlapping or
 * neighbouring time and place, never against clear evidence of appearance. One person may have several
 * tracks (leaves and comes back), but a track is one person.
 */
export function followFaces(
  _chunks: readonly (readonly Tracklet[])[],
  _options: FollowOptions = {},
): Track[] {
  return [];
}
