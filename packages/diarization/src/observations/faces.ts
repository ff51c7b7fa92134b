import type { Box, Segment } from "@hapju/spec";

/** One face found in one frame. */
export interface FaceDetection {
  readonly box: Box;
  /** 0…1 by the detector. */
  readonly confidence: number;
  /** Right eye, left eye, nose, right and left mouth corner: interleaved x, y in fractions of the frame. */
  readonly points?: Float32Array | undefined;
  /** Absent in the last frame that was sampled. */
  readonly change?: FaceChange | undefined;
}

/** How the picture in the box of a face changes from one sampled frame to the next, in grey levels (0…255). */
export interface FaceChange {
  /** When the next frame is sampled. */
  readonly untilSeconds: number;
  /** Root mean square of the changes in `pattern` before rounding, their mean left out: light that changes is no motion. */
  readonly amount: number;
  /** Standard deviation of the picture in the box. */
  readonly contrast: number;
  /** What the camera's noise alone would change: the usual change of a part of the frame. */
  readonly noise: number;
  /** The largest change in the frame outside the face. */
  readonly elsewhere: number;
  /** The change of each of 12 × 12 cells of the box, row by row, their mean left out. */
  readonly pattern: Int8Array;
}

/** A turn of the picture clockwise, in degrees, that brings faces upright. */
export type UprightTurn = 90 | 180 | 270;

/** All faces found in one sampled frame; a frame without faces counts too. */
export interface FrameFaces {
  readonly seconds: number;
  readonly faces: readonly FaceDetection[];
}

/** One face of a tracklet at one moment. */
export interface FaceSighting extends FaceDetection {
  readonly seconds: number;
}

/** What makes one picture of a face better evidence than another. */
export interface FaceQuality {
  /** Shorter side of the face in pixels of the recording. */
  readonly sizePixels: number;
  /** 0…1, see `sharpnessOf`. */
  readonly sharpness: number;
  /** 1 frontal … 0 turned away, see `frontalness`. */
  readonly pose: number;
}

/** The face model's embedding of one sighting. */
export interface FaceEmbedding {
  readonly seconds: number;
  readonly vector: Float32Array;
  readonly quality: FaceQuality;
}

/** Where the mouth is relative to the middle of a face's box, in fractions of the box's longer side; y points down. */
export interface MouthOffset {
  readonly x: number;
  readonly y: number;
}

/** One face followed within one chunk. Chunks may overlap; `followFaces` joins what they share. */
export interface Tracklet {
  /** In order of time. */
  readonly boxes: readonly FaceSighting[];
  readonly embeddings: readonly FaceEmbedding[];
  /** Measured on the embedded sightings, in the picture turned upright; absent where there are none. */
  readonly mouth?: MouthOffset | undefined;
  /** Absent where faces are upright in the picture as it is shown, which all boxes refer to. */
  readonly uprightTurn?: UprightTurn | undefined;
}

/** Names one tracklet: the position of its chunk and its position among the chunk's tracklets. */
export interface TrackletRef {
  readonly chunk: number;
  readonly tracklet: number;
}

/** One face followed through the whole recording. */
export interface Track extends Segment {
  /** `track-1`, `track-2`, … in order of first sighting; valid within one run. */
  readonly id: string;
  /** The segments in which the face is in view; between two of them it is not. */
  readonly visible: readonly Segment[];
  /** The tracklets it was joined from, to find their lip scores. */
  readonly parts: readonly (TrackletRef & Segment)[];
  readonly boxes: readonly FaceSighting[];
  readonly embeddings: readonly FaceEmbedding[];
  /** As in its first tracklet. */
  readonly uprightTurn?: UprightTurn | undefined;
  /** Present where the face is still as long as it is seen while other things move: a poster, a photo, a frozen tile. */
  readonly isPicture?: true | undefined;
}
