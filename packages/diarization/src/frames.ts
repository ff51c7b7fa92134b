/** Evidence is summed, and the speaker decided, once per frame of this length. */
export const FRAME_SECONDS = 0.1;

/** The frame a time is in, counted from the start of the recording. */
export const frameAt = (seconds: number): number => Math.floor(seconds / FRAME_SECONDS + 1e-6);

/** The middle of a frame in seconds from the start of the recording. */
export const middleOfFrame = (frame: number): number => (frame + 0.5) * FRAME_SECONDS;
