import type { ChunkRange } from "@hapju/media";
import type { ObjectRef } from "@hapju/spec";

/** Audio and/or video of one meeting, as the pipeline reads it: the stored file and its properties. */
export interface Recording {
  /** The file in the object store; its digest is the recording's identity. */
  readonly file: ObjectRef;
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  /** Size of the picture as shown, rotation applied; absent without a video track. */
  readonly video?: { readonly width: number; readonly height: number };
  /** Whether the file ends before the length in its header. */
  readonly truncated: boolean;
}

/** A segment of a recording: an item of the split, with the margins that are read around it. */
export interface Chunk extends ChunkRange {
  readonly recording: Recording;
}
