import { basename } from "node:path";
import { AV_PKT_FLAG_CORRUPT, AVMEDIA_TYPE_VIDEO } from "node-av/constants";
import { avChannelLayoutDefault, avChannelLayoutDescribe, Packet, type Stream } from "node-av/lib";
import { valueAt } from "../defined.ts";
import { MediaError } from "../errors.ts";
import type { AudioInfo, VideoInfo } from "../types.ts";
import { secondsOf } from "./av.ts";
import { createdAtOf } from "./created-at.ts";
import { codecOf, type Input, packetSeconds, readOnly } from "./input.ts";
import { degreesOf } from "./orientation.ts";
import type { Piece } from "./piece.ts";
import { goBefore } from "./seek.ts";
import { shapeOf } from "./shape.ts";
import { wavShortfall } from "./wav.ts";

/** Read at the end of a recording to see that it is there. */
const TAIL_SECONDS = 5;
/** A recording that ends this much before its header says was cut off. */
const MISSING_SECONDS = 1;
/** Packets read to decide whether the frame rate varies. */
const RATE_PACKETS = 120;
/** Neighbouring distances that differ by more than this are no rounding. */
const STEADY_RATIO = 1.5;
/** Containers without a length of their own; FFmpeg guesses one from the bit rate. */
const GUESSED_LENGTH = /^(aac|mp3|ac3|eac3|dts|amr|loas|h264|hevc|mpegvideo)$/;

/** Where the recording ends, read from here on. */
function endSeconds(input: Input): number {
  using packet = new Packet();
  packet.alloc();
  let end = input.startSeconds;
  while (input.format.readFrameSync(packet) >= 0) {
    const stream = input.format.streams[packet.streamIndex];
    if (stream && (packet.flags & AV_PKT_FLAG_CORRUPT) === 0) {
      const seconds = packetSeconds(input, stream, packet) + secondsOf(packet.duration, stream.timeBase);
      if (seconds > end) end = seconds;
    }
    packet.unref();
  }
  return end;
}

/** Times of the first pictures, ascending. */
function firstPictures(input: Input, stream: Stream): number[] {
  readOnly(input, stream);
  goBefore(input, stream, input.startSeconds);
  using packet = new Packet();
  packet.alloc();
  const times: number[] = [];
  while (times.length < RATE_PACKETS && input.format.readFrameSync(packet) >= 0) {
    if (packet.streamIndex === stream.index) times.push(packetSeconds(input, stream, packet));
    packet.unref();
  }
  return times.sort((a, b) => a - b);
}

/** Decoding order leaves holes at the end of what was read: the last few are left out. */
function varies(times: readonly number[], stream: Stream): boolean {
  const steps = times
    .slice(1, times.length > 32 ? -16 : undefined)
    .map((time, index) => time - (times[index] ?? 0));
  const [average, base] = [stream.avgFrameRate.toDouble(), stream.rFrameRate.toDouble()];
  const drifts = average > 0 && base > 0 && base / average > STEADY_RATIO;
  return drifts || Math.max(...steps) > Math.min(...steps) * STEADY_RATIO;
}

/** Time bases differ by less. */
const rounded = (seconds: number) => Math.round(seconds * 1e5) / 1e5;

/** What the container says about a track. `und` is its word for nothing. */
function titleOf({ metadata }: Stream): { title?: string; language?: string } {
  const [title, language] = [metadata?.get("title")?.trim(), metadata?.get("language")];
  return { ...(title ? { title } : {}), ...(language && language !== "und" ? { language } : {}) };
}

function describeAudio(input: Input, stream: Stream): AudioInfo {
  const { sampleRate, channels, channelLayout } = stream.codecpar;
  const start = secondsOf(stream.startTime, stream.timeBase) - input.originSeconds;
  const layout = channelLayout.mask === 0n ? avChannelLayoutDefault(channels) : channelLayout;
  return {
    codec: codecOf(stream),
    sampleRate,
    channels,
    layout: avChannelLayoutDescribe(layout) ?? `${channels} channels`,
    startSeconds: Number.isNaN(start) ? 0 : rounded(start),
    ...titleOf(stream),
  };
}

function describeVideo(stream: Stream, times: readonly number[]): VideoInfo {
  const { orientation, width, height } = shapeOf(stream);
  const measured = (times.length - 1) / (valueAt(times, times.length - 1) - valueAt(times, 0));
  const average = stream.avgFrameRate.toDouble();
  return {
    codec: codecOf(stream),
    width,
    height,
    framesPerSecond: average > 0 && average < 1000 ? average : Number.isFinite(measured) ? measured : 0,
    variableFrameRate: varies(times, stream),
    rotationDegrees: degreesOf(orientation),
    startSeconds: rounded(times[0] ?? 0),
    ...titleOf(stream),
  };
}

/** What the header says, where it says anything. */
function declaredSeconds({ format, path }: Input, piece: Piece, container: string): number | undefined {
  const stated = secondsOf(format.duration, { num: 1, den: 1_000_000 });
  if (!(stated > 0) || GUESSED_LENGTH.test(container)) return undefined;
  return container === "wav" ? stated * wavShortfall(path, piece.bytes) : stated;
}

/** What a piece of a recording is made of. */
export interface PieceInfo {
  readonly container: string;
  /** As far as it can be read. */
  readonly durationSeconds: number;
  /** It ends before its header says. */
  readonly truncated: boolean;
  /** What its header says. */
  readonly declaredSeconds: number | undefined;
  readonly createdAt: string | undefined;
  /** Its tracks with a decoder, the main one first. */
  readonly audio: readonly AudioInfo[];
  readonly video: readonly VideoInfo[];
  /** Its tracks without a decoder. */
  readonly unknown: readonly { readonly kind: "audio" | "video"; readonly codec: string }[];
}

/** Says what a piece is made of, and reads its end to see that it is there. */
export function probePiece(input: Input, piece: Piece): PieceInfo {
  const { format, video, audio, path, startSeconds } = input;
  const pictures = video.map((stream) => firstPictures(input, stream));
  if (audio.length === 0 && pictures.every((times) => times.length < 2))
    throw new MediaError(
      "still-image",
      `${basename(path)} is a picture, not a recording. Give a video or a sound file.`,
      { path },
    );
  const container = format.iformat?.name ?? "unknown";
  const declared = declaredSeconds(input, piece, container);
  const tracks = [...video, ...audio];
  readOnly(input, ...tracks);
  let end = startSeconds;
  if (declared !== undefined) {
    goBefore(input, valueAt(tracks, 0), startSeconds + declared - TAIL_SECONDS);
    end = endSeconds(input);
  }
  const missing = () => declared === undefined || end < startSeconds + declared - MISSING_SECONDS;
  if (missing()) {
    goBefore(input, valueAt(tracks, 0), startSeconds);
    end = endSeconds(input);
  }
  const truncated = declared !== undefined && missing();
  return {
    container,
    durationSeconds: declared === undefined || truncated ? end - startSeconds : declared,
    truncated,
    declaredSeconds: declared,
    createdAt: createdAtOf((key) => format.metadata?.get(key)),
    audio: audio.map((stream) => describeAudio(input, stream)),
    video: video.map((stream, index) => describeVideo(stream, pictures[index] ?? [])),
    unknown: input.unknown.map((stream) => ({
      kind: stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO ? "video" : "audio",
      codec: codecOf(stream),
    })),
  };
}
