import type { ChunkRange, MediaInfo, SoundSource, UnreadableTrack } from "@hapju/media";
import type { ObjectRef, Segment } from "@hapju/spec";

/**
 * Audio and/or video of one meeting, as the pipeline reads it: the stored file and its properties. What most
 * recordings do not have is absent there.
 */
export interface Recording {
  /** The file in the object store; its digest is the recording's identity. */
  readonly file: ObjectRef;
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  /** Size of the main picture as shown, rotation applied; absent without a video track. */
  readonly video?: { readonly width: number; readonly height: number };
  /** Further video tracks, in the order of {@link MediaInfo.video}: the second and those after it. */
  readonly otherVideo?: readonly { readonly width: number; readonly height: number }[];
  /** Whether the file ends before the length in its header. */
  readonly truncated: boolean;
  /** The length in the header of a truncated file. */
  readonly declaredSeconds?: number;
  /** The files that it was joined of, where there is more than one. */
  readonly pieces?: readonly Segment[];
  /** The share of the file's bytes that could not be read at all: whole pieces of it. */
  readonly unreadShare?: number;
  /** The different sounds in it, where there is more than one. */
  readonly sources?: readonly SoundSource[];
  /** Tracks that cannot be decoded. */
  readonly unreadable?: readonly UnreadableTrack[];
  /** Speech in it is too faint to be heard well. */
  readonly faint?: true;
}

/** A segment of a recording: an item of the split, with the margins that are read around it. */
export interface Chunk extends ChunkRange {
  readonly recording: Recording;
}

/** Speech below this, in dB of full scale, is a whisper far from the microphone. */
const FAINT_DECIBELS = -50;

/** A stored file as the pipeline reads it. */
export function recordingOf(file: ObjectRef, info: MediaInfo): Recording {
  const { durationSeconds, audio, video, truncated, declaredSeconds, pieces, sources, unreadable } = info;
  const [main, ...others] = video.map(({ width, height }) => ({ width, height }));
  return {
    file,
    durationSeconds,
    hasAudio: audio.length > 0,
    ...(main ? { video: main } : {}),
    ...(others.length > 0 ? { otherVideo: others } : {}),
    truncated,
    ...(truncated && declaredSeconds !== undefined ? { declaredSeconds } : {}),
    ...(pieces.length > 1 ? { pieces } : {}),
    ...(info.unreadBytes > 0 ? { unreadShare: info.unreadBytes / info.bytes } : {}),
    ...(sources.length > 1 ? { sources } : {}),
    ...(unreadable.length > 0 ? { unreadable } : {}),
    ...(info.soundLevel !== undefined && info.soundLevel < FAINT_DECIBELS ? { faint: true } : {}),
  };
}
