import type { Box, Segment } from "@hapju/spec";

/** One face found in one frame. */
export interface FaceDetection {
  readonly box: Box;
  /** 0…1 by the detector. */
  readonly confidence: number;
  /** Right eye, left eye, nose, right and left mouth corner: interleaved x, y in fractions of the frame. */
  readonly points?: Float32Array | undefined;
}

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
  /** Measured on the embedded sightings; absent where there are none. */
  readonly mouth?: MouthOffset | undefined;
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
}
