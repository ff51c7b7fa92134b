import type { ObjectRef } from "@hapju/storage";

/** Audio and/or video of one meeting, as the pipeline reads it: the stored file and what was found in it. */
export interface Recording {
  /** The file in the object store; its digest is the recording's identity. */
  readonly file: ObjectRef;
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  /** Size of the picture as shown, rotation applied; absent without a video track. */
  readonly video?: { readonly width: number; readonly height: number };
}

/** A stretch of a recording. It owns what starts from `startSeconds` up to `endSeconds`; the margins are there to be read. */
export interface Chunk {
  readonly index: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly recording: Recording;
}
