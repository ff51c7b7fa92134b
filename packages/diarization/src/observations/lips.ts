/** Frame by frame, how likely one face of a chunk speaks and makes the sound that is heard. */
export interface LipScores {
  /** Position in the tracklets of the same chunk. */
  readonly tracklet: number;
  /** Middle of the first frame. */
  readonly firstSeconds: number;
  readonly framesPerSecond: number;
  /** Above 0 the face more likely speaks than is silent; NaN where the picture does not tell (too small, turned away). */
  readonly scores: Float32Array;
  /** Above 0 a moving mouth more likely makes the sound than moves to another's; absent or NaN where unknown. */
  readonly match?: Float32Array | undefined;
}
