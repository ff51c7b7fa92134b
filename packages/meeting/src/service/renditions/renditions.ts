import type { Box, Scope } from "@hapju/spec";

/** Which picture of a recording. */
export interface FrameOptions {
  readonly seconds: number;
  /** Width in pixels; default: that of the video. */
  readonly width?: number;
  /** The part of the frame, in fractions; default: all of it. */
  readonly box?: Box;
}

/** Renditions of recordings for people: pictures, loudness and files that browsers play. */
export interface Renditions {
  /** Loudness for drawing: one byte (0…255) per 1/20 s, computed once. Empty without an audio track. */
  peaks(
    scope: Scope,
    meeting: string,
  ): Promise<{ readonly peaksPerSecond: number; readonly peaks: Uint8Array }>;
  /** A file that browsers play: the recording itself, or a copy, created once, if its codecs are not for browsers. */
  playable(scope: Scope, meeting: string): Promise<{ readonly path: string; readonly type: string }>;
  /** A JPEG of the picture at a time, or of a part of it. @throws MediaError `no-video` */
  frame(scope: Scope, meeting: string, options: FrameOptions): Promise<Uint8Array>;
}
