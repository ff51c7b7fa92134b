import { extname, resolve } from "node:path";
import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_LOG_QUIET,
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_YUV420P,
  AV_PKT_DATA_DISPLAYMATRIX,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AVFMT_FLAG_BITEXACT,
  FF_ENCODER_AAC,
  FF_ENCODER_FLAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBOPUS,
  FF_ENCODER_LIBVPX_VP8,
  FF_ENCODER_LIBVPX_VP9,
  FF_ENCODER_LIBX264,
  FF_ENCODER_PCM_S16LE,
} from "node-av/constants";
import {
  avChannelLayoutDefault,
  type CodecContext,
  Dictionary,
  FormatContext,
  Frame,
  Log,
  type Packet,
  Rational,
  SoftwareScaleContext,
  type Stream,
} from "node-av/lib";
import { succeed } from "../decoder/av.ts";
import { TrackEncoder } from "../decoder/track-encoder.ts";
import { numberedPicture } from "./pictures.ts";

/**
 * A recording for tests, with any oddity. Its container follows from the extension; a `.webm` is written as
 * recorders of browsers do: with Opus, and with neither a length nor an index.
 */
export interface RecordingRecipe {
  readonly seconds: number;
  /** A video track, or several. */
  readonly video?: VideoRecipe | readonly VideoRecipe[];
  /** An audio track, or several. */
  readonly audio?: AudioRecipe | readonly AudioRecipe[];
  /** Moves all tracks; below zero where the container allows it. Default 0. */
  readonly startSeconds?: number;
  /** An MP4 of fragments, as live recorders write it. Default: one with an index. */
  readonly fragmented?: boolean;
}

/** A video track for tests. */
export interface VideoRecipe {
  /** Default H.264. */
  readonly codec?: "vp8" | "vp9";
  /** As stored; default 96 × 64. */
  readonly width?: number;
  readonly height?: number;
  /** Default 25. */
  readonly framesPerSecond?: number;
  /** When each picture is shown, instead of a constant rate. */
  readonly times?: readonly number[];
  /** Added to the number that each picture shows. Default 0. */
  readonly firstNumber?: number;
  /** How far a player turns it clockwise to show it: 0, 90, 180 or 270. */
  readonly rotationDegrees?: number;
  /** Width of a pixel over its height. */
  readonly pixelAspect?: readonly [number, number];
  /** Default 2. */
  readonly keyFrameSeconds?: number;
}

/** An audio track for tests. */
export interface AudioRecipe {
  /** Default 48,000. */
  readonly sampleRate?: number;
  /** How many; 6 are 5.1. Default 1. */
  readonly channels?: number;
  /** −1…1; default: a tone of 440 Hz in every channel. */
  readonly sound?: (seconds: number, channel: number) => number;
  /** No sound is stored between these, not even silence. */
  readonly hole?: { readonly fromSeconds: number; readonly toSeconds: number };
  readonly title?: string;
}

const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? one : [one as T];

const VIDEO_ENCODERS = { vp8: FF_ENCODER_LIBVPX_VP8, vp9: FF_ENCODER_LIBVPX_VP9 } as const;
const AUDIO_ENCODERS = {
  ".wav": { name: FF_ENCODER_PCM_S16LE, format: AV_SAMPLE_FMT_S16 },
  ".webm": { name: FF_ENCODER_LIBOPUS, format: AV_SAMPLE_FMT_FLT },
  ".ogg": { name: FF_ENCODER_LIBOPUS, format: AV_SAMPLE_FMT_FLT },
  ".mp3": { name: FF_ENCODER_LIBMP3LAME, format: AV_SAMPLE_FMT_FLTP },
  ".flac": { name: FF_ENCODER_FLAC, format: AV_SAMPLE_FMT_S16 },
} as const;
const AAC = { name: FF_ENCODER_AAC, format: AV_SAMPLE_FMT_FLTP } as const;
const TICKS = 90_000;
const PICTURE_SIZE = { width: 96, height: 64 };

interface TimedWrite {
  readonly seconds: number;
  write(): Generator<Packet>;
}

function displayMatrix(degrees: number): Buffer {
  const turns: Record<number, readonly number[]> = {
    90: [0, 1, 0, -1, 0, 0],
    180: [-1, 0, 0, 0, -1, 0],
    270: [0, -1, 0, 1, 0, 0],
  };
  const matrix = Buffer.alloc(36);
  for (const [index, value] of (turns[degrees] ?? [1, 0, 0, 0, 1, 0]).entries())
    matrix.writeInt32LE(value * 65_536, index * 4);
  matrix.writeInt32LE(1 << 30, 32);
  return matrix;
}

interface Track {
  readonly encoder: TrackEncoder;
  readonly writes: TimedWrite[];
  /** Finishes the description of its stream. */
  readonly describe: (stream: Stream) => void;
}

function videoTrack(recipe: RecordingRecipe, track: VideoRecipe): Track {
  const {
    framesPerSecond = 25,
    keyFrameSeconds = 2,
    pixelAspect = [1, 1],
    firstNumber = 0,
    ...video
  } = track;
  const { width, height } = { ...PICTURE_SIZE, ...video };
  const count = Math.round(recipe.seconds * framesPerSecond);
  const times = video.times ?? Array.from({ length: count }, (_, index) => index / framesPerSecond);
  const encoder = new TrackEncoder(
    video.codec ? VIDEO_ENCODERS[video.codec] : FF_ENCODER_LIBX264,
    (context) => {
      Object.assign<CodecContext, Partial<CodecContext>>(context, {
        width,
        height,
        pixelFormat: AV_PIX_FMT_YUV420P,
        timeBase: new Rational(1, TICKS),
        framerate: new Rational(Math.round(framesPerSecond * 1000), 1000),
        sampleAspectRatio: new Rational(...pixelAspect),
        gopSize: Math.round(keyFrameSeconds * framesPerSecond),
        threadCount: 1,
      });
    },
    video.codec
      ? { deadline: "realtime", "cpu-used": 8 }
      : { preset: "medium", crf: 20, ...(recipe.fragmented ? { tune: "zerolatency" } : {}) },
  );
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  const writes = times.map((seconds, index) => ({
    seconds,
    *write() {
      const { data } = numberedPicture(index + firstNumber, width, height);
      using source = Frame.fromVideoBuffer(Buffer.from(data), { width, height, format: AV_PIX_FMT_RGB24 });
      using frame = new Frame();
      frame.alloc();
      Object.assign<Frame, Partial<Frame>>(frame, { width, height, format: AV_PIX_FMT_YUV420P });
      succeed(frame.getBuffer(), "hold a picture");
      succeed(scaler.scaleFrameSync(frame, source), "convert a picture");
      const end = times[index + 1] ?? Math.max(recipe.seconds, seconds + 1 / framesPerSecond);
      frame.pts = BigInt(Math.round((seconds + (recipe.startSeconds ?? 0)) * TICKS));
      frame.duration = BigInt(Math.round((end - seconds) * TICKS));
      yield* encoder.encode(frame);
    },
  }));
  const describe = (stream: Stream) => {
    const { rotationDegrees, pixelAspect } = track;
    if (rotationDegrees)
      stream.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, displayMatrix(rotationDegrees));
    if (pixelAspect) stream.sampleAspectRatio = new Rational(...pixelAspect);
  };
  return { encoder, writes, describe };
}

function audioTrack(recipe: RecordingRecipe, track: AudioRecipe, extension: string): Track {
  const { sampleRate = 48_000, channels = 1, hole, title, ...audio } = track;
  const sound = audio.sound ?? ((seconds: number) => 0.5 * Math.sin(2 * Math.PI * 440 * seconds));
  const layout = avChannelLayoutDefault(channels);
  const { name, format } = AUDIO_ENCODERS[extension as keyof typeof AUDIO_ENCODERS] ?? AAC;
  const planar = format === AV_SAMPLE_FMT_FLTP;
  const encoder = new TrackEncoder(name, (context) => {
    context.sampleRate = sampleRate;
    context.sampleFormat = format;
    context.channelLayout = layout.mask === 0n ? layout : { ...layout, order: AV_CHANNEL_ORDER_NATIVE };
    context.timeBase = new Rational(1, sampleRate);
    context.bitRate = BigInt(channels * 96_000);
  });
  const size = encoder.context.frameSize || 1024;
  const total = Math.round(recipe.seconds * sampleRate);
  const shift = Math.round((recipe.startSeconds ?? 0) * sampleRate);
  const writes: TimedWrite[] = [];
  for (let from = 0; from < total; from += size) {
    const seconds = from / sampleRate;
    const length = Math.min(size, total - from);
    if (hole && seconds >= hole.fromSeconds && seconds + length / sampleRate <= hole.toSeconds) continue;
    writes.push({
      seconds,
      *write() {
        const value = (index: number, channel: number) => sound((from + index) / sampleRate, channel);
        const values = Float32Array.from({ length: length * channels }, (_, at) =>
          planar
            ? value(at % length, Math.floor(at / length))
            : value(Math.floor(at / channels), at % channels),
        );
        const data =
          format === AV_SAMPLE_FMT_S16 ? Int16Array.from(values, (one) => Math.round(one * 32_767)) : values;
        using frame = Frame.fromAudioBuffer(Buffer.from(data.buffer), {
          nbSamples: length,
          format: encoder.context.sampleFormat,
          sampleRate,
          channelLayout: encoder.context.channelLayout,
        });
        frame.pts = BigInt(from + shift);
        yield* encoder.encode(frame);
      },
    });
  }
  const describe = (stream: Stream) => {
    if (title) stream.metadata = Dictionary.fromObject({ title });
  };
  return { encoder, writes, describe };
}

/**
 * Writes a recording with numbered pictures ({@link numberedPicture}) and a known sound, for tests of
 * whatever reads recordings.
 */
export function makeRecording(path: string, recipe: RecordingRecipe): void {
  Log.setLevel(AV_LOG_QUIET);
  const format = new FormatContext();
  succeed(format.allocOutputContext2(null, null, `file:${resolve(path)}`), "choose a container");
  format.setFlags(AVFMT_FLAG_BITEXACT);
  if (extname(path) === ".webm") succeed(format.setOption("live", 1), "write as it comes");
  if (recipe.fragmented)
    succeed(format.setOption("movflags", "+frag_keyframe+empty_moov+default_base_moof"), "write fragments");
  const tracks = [
    ...listOf(recipe.video).map((track) => videoTrack(recipe, track)),
    ...listOf(recipe.audio).map((track) => audioTrack(recipe, track, extname(path))),
  ];
  for (const { encoder, describe } of tracks) describe(encoder.addTo(format));
  succeed(format.openOutputSync(), "open the output");
  succeed(format.writeHeaderSync(null), "write the header");
  const writes = tracks.flatMap((track) => track.writes).sort((a, b) => a.seconds - b.seconds);
  for (const write of writes)
    for (const packet of write.write()) succeed(format.interleavedWriteFrameSync(packet), "write");
  for (const { encoder } of tracks)
    for (const packet of encoder.finish()) succeed(format.interleavedWriteFrameSync(packet), "write");
  succeed(format.writeTrailerSync(), "finish the file");
  format.closeOutputSync();
  for (const { encoder } of tracks) encoder.close();
}
