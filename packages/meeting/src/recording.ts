import type { ChunkRange } from "@hapju/media";
import type { ObjectRef } from "@hapju/storage";

/** Audio and/or video of one meeting, as the pipeline reads it: the stored file and what was found in it. */
export interface Recording {
  /** The file in the object store; its digest is the recording's identity. */
  readonly file: ObjectRef;
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  /** Size of the picture as shown, rotation applied; absent without a video track. */
  readonly video?: { readonly width: number; readonly height: number };
  /** The file ends before its header says. */
  readonly truncated: boolean;
}

/** A stretch of a recording. */
export interface Chunk extends ChunkRange {
  readonly recording: Recording;
}
