/** A rectangle in fractions of the picture as shown. May reach below 0 or above 1. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An RGB picture, 8 bits a channel, row-major: `data.length === width * height * 3`. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A part of a picture in pixels, inside it. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a recording shows at one time. */
export interface Frame extends Image {
  /** The time asked for, in seconds from the recording's start. */
  readonly seconds: number;
}

export interface AudioInfo {
  /** FFmpeg's name of the codec, for example `aac`. */
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** For example `stereo` or `5.1`. */
  readonly layout: string;
  /** When the track starts, in seconds from the recording's start. */
  readonly startSeconds: number;
}

export interface VideoInfo {
  /** FFmpeg's name of the codec, for example `h264`. */
  readonly codec: string;
  /** Size in pixels as shown: rotation applied, pixels made square. */
  readonly width: number;
  readonly height: number;
  /** On average. */
  readonly framesPerSecond: number;
  readonly variableFrameRate: boolean;
  /** How far the stored picture is turned clockwise to be shown: 0, 90, 180 or 270. Everything returned is turned already. */
  readonly rotationDegrees: number;
  /** When the track starts, in seconds from the recording's start. */
  readonly startSeconds: number;
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
  /** When the recording was made, ISO 8601, where the container says so. */
  readonly createdAt?: string;
  readonly audio?: AudioInfo;
  readonly video?: VideoInfo;
}

/** Part of a recording, in seconds from its start; `endSeconds` is not part of it. */
export interface Range {
  /** Default: the start. */
  readonly startSeconds?: number;
  /** Default: the end. */
  readonly endSeconds?: number;
}

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

export type FramesOptions = FrameTimes &
  Cancellable & {
    /** Width of the frames in pixels, the height follows; default: as shown. */
    readonly width?: number;
    /**
     * The pictures stay where the decoder put them, until the next batch is taken: `data` is a reference, to be handed to a
     * model or to {@link Media.cuttings}. Look at it by `copyOf`. Default: false.
     */
    readonly borrow?: boolean;
  };

/** A face followed through time. */
export interface CropTrack {
  /** Ascending in time. Between two boxes the position is interpolated; outside them the nearest holds. */
  readonly boxes: readonly { readonly seconds: number; readonly box: Box }[];
}

export interface CropsOptions extends Range, Cancellable {
  readonly framesPerSecond: number;
  readonly tracks: readonly CropTrack[];
}

export interface Crops extends Disposable {
  readonly framesPerSecond: number;
  /** Time of the first crop of every track, on the grid. */
  readonly firstSeconds: number;
  /** Crops per track. */
  readonly count: number;
  /**
   * In the order asked: `count` × 112 × 112 bytes of grey, full range. References, to be handed to a model; look at
   * them by `copyOf`.
   */
  readonly tracks: readonly Uint8Array[];
}

/** Mono sound at 16,000 Hz, until it is disposed. */
export interface Sound extends Disposable {
  /** A reference, to be handed to a model; look at it by {@link Media.audio} instead. */
  readonly samples: Float32Array;
}

export interface JpegOptions extends Cancellable {
  readonly seconds: number;
  /** Width of the result in pixels; default: as shown. Never larger than what is shown. */
  readonly width?: number;
  /** The part to show; default: the whole picture. */
  readonly box?: Box;
}

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
  /** RGB pictures of width × height × 3 bytes (× 4 with alpha, which is dropped), pulled as the encoder takes them. */
  readonly frames?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Mono sound, −1…1. */
  readonly samples?: Float32Array;
  readonly sampleRate?: number;
  /** x264's constant rate factor: smaller is better and larger; default 26. */
  readonly quality?: number;
}
