import type { Box, Image, Segment } from "@hapju/spec";

/** Length of a block of {@link Sound.shares}, in seconds. */
export const SHARE_SECONDS = 0.1;

/** A part of a picture in pixels, inside it. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a recording shows at one time. */
export interface Frame extends Image {
  /** The requested time, in seconds from the recording's start. */
  readonly seconds: number;
}

/** An audio track. */
export interface AudioInfo {
  /** FFmpeg's name of the codec, for example `aac`. */
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** For example `stereo` or `5.1`. */
  readonly layout: string;
  /** When the track starts, in seconds from the recording's start. */
  readonly startSeconds: number;
  /** What the container calls it, for example `Mic`. */
  readonly title?: string;
  /** ISO 639-2 code, where the container says one. */
  readonly language?: string;
}

/**
 * One of the different sounds of a recording: a track, or a channel of one. Tracks and channels that carry the same
 * sound, delayed, louder or upside down, are one source.
 */
export interface SoundSource {
  /** Position of its track among the audio tracks of the file. */
  readonly track: number;
  /** Absent: all channels of the track together. */
  readonly channel?: number;
  readonly title?: string;
  readonly language?: string;
}

/** A track that is there and cannot be decoded. */
export interface UnreadableTrack {
  readonly kind: "audio" | "video";
  readonly codec: string;
  readonly title?: string;
}

/** A video track. */
export interface VideoInfo {
  /** FFmpeg's name of the codec, for example `h264`. */
  readonly codec: string;
  /** Size in pixels as shown: rotation applied, pixels square. */
  readonly width: number;
  readonly height: number;
  /** On average. */
  readonly framesPerSecond: number;
  readonly variableFrameRate: boolean;
  /** How far the stored picture is turned clockwise to be shown: 0, 90, 180 or 270. Everything returned is turned already. */
  readonly rotationDegrees: number;
  /** When the track starts, in seconds from the recording's start. */
  readonly startSeconds: number;
  readonly title?: string;
  readonly language?: string;
}

/** What a recording is made of. */
export interface MediaInfo {
  /** As far as the recording can be decoded. */
  readonly durationSeconds: number;
  /** FFmpeg's name of the container, for example `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  readonly bytes: number;
  /** The recording ends before its header says. */
  readonly truncated: boolean;
  /** What the header says, where it says anything. */
  readonly declaredSeconds?: number;
  /**
   * When the recording was created, ISO 8601, where the container says so: with the offset from UTC where it is known, else
   * the local time of the recorder.
   */
  readonly createdAt?: string;
  /** The files it was joined of, one after the other on its timeline; one segment for most recordings. */
  readonly pieces: readonly Segment[];
  /** Bytes of pieces that could not be opened. They are in no segment: how long they would be is not known. */
  readonly unreadBytes: number;
  /** The tracks that can be decoded, the main one first. */
  readonly audio: readonly AudioInfo[];
  readonly video: readonly VideoInfo[];
  readonly unreadable: readonly UnreadableTrack[];
  /** The different sounds in it, all of which {@link Media.sound} gives. */
  readonly sources: readonly SoundSource[];
  /** How loud speech is in it, in dB of full scale, by a minute of it; absent without sound. */
  readonly soundLevel?: number;
}

/** Part of a recording, in seconds from its start; `endSeconds` is not part of it. */
export interface Range {
  /** Default: the start. */
  readonly startSeconds?: number;
  /** Default: the end. */
  readonly endSeconds?: number;
}

/** Options of {@link Media.sound}. */
export interface SoundOptions extends Range, Cancellable {
  /** Only this one of {@link MediaInfo.sources}; default: all of them. */
  readonly source?: number;
}

/** Options of a call that can be cancelled. */
export interface Cancellable {
  readonly signal?: AbortSignal;
}

/** Which frames: a fixed grid, or given times. */
export type FrameTimes =
  | (Range & { readonly framesPerSecond: number; readonly times?: never })
  | {
      /** Ascending, in seconds from the recording's start. */
      readonly times: readonly number[];
      readonly framesPerSecond?: never;
      readonly startSeconds?: never;
      readonly endSeconds?: never;
    };

/** Options of {@link Media.frames}. */
export type FramesOptions = FrameTimes &
  Cancellable & {
    /** Which of {@link MediaInfo.video}; default: the main one. */
    readonly track?: number;
    /** Width of the frames in pixels, the height follows; default: as shown. */
    readonly width?: number;
    /**
     * `data` is a reference to the decoder's buffer, valid until the next batch is read: pass it to a model or to
     * {@link Media.cuttings}, or copy it with `copyOf`. Default: false.
     */
    readonly borrow?: boolean;
  };

/** A face followed through time. */
export interface CropTrack {
  /** Ascending in time. Between two boxes the position is interpolated; outside them the nearest holds. */
  readonly boxes: readonly { readonly seconds: number; readonly box: Box }[];
}

/** Options of {@link Media.crops}. */
export interface CropsOptions extends Range, Cancellable {
  readonly framesPerSecond: number;
  readonly tracks: readonly CropTrack[];
  /** Which of {@link MediaInfo.video} the faces are in; default: the main one. */
  readonly track?: number;
}

/** Crops of faces, until they are disposed. */
export interface Crops extends Disposable {
  readonly framesPerSecond: number;
  /** Time of the first crop of every track, on the grid. */
  readonly firstSeconds: number;
  /** Crops per track. */
  readonly count: number;
  /**
   * In the order of the request: `count` × 112 × 112 bytes of grey, full range. References: pass them to a model, or
   * copy them with `copyOf`.
   */
  readonly tracks: readonly Uint8Array[];
}

/** Mono sound at 16,000 Hz, until it is disposed. */
export interface Sound extends Disposable {
  /** A reference: pass it to a model. To read samples use {@link Media.audio} instead. */
  readonly samples: Float32Array;
  /** Where there is no sound that can be decoded: segments of the recording. */
  readonly gaps: readonly Segment[];
  /**
   * For each of {@link MediaInfo.sources} the share it has in the sound, 0…1, in blocks of {@link SHARE_SECONDS} from the
   * range's start on. Empty where there is only one.
   */
  readonly shares: readonly Float32Array[];
}

/** Options of {@link Media.jpeg}. */
export interface JpegOptions extends Cancellable {
  readonly seconds: number;
  /** Width of the result in pixels; default: as shown. Never larger than what is shown. */
  readonly width?: number;
  /** The part to show; default: the whole picture. */
  readonly box?: Box;
  /** Which of {@link MediaInfo.video}; default: the main one. */
  readonly track?: number;
}

/** Options of {@link Media.clip}. */
export interface ClipOptions extends Cancellable {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where to write it, an MP4. Appears when it is whole. */
  readonly output: string;
}

/** A recording to write: pictures, sound, or both. */
export interface WriteOptions extends Cancellable {
  /** Even numbers of pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  /** RGB pictures of width × height × 3 bytes (× 4 with alpha, which is dropped), read as the encoder needs them. */
  readonly frames?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Mono sound, −1…1. */
  readonly samples?: Float32Array;
  readonly sampleRate?: number;
  /** x264's constant rate factor: smaller is better and larger; default 26. */
  readonly quality?: number;
}
