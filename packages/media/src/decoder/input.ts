import { closeSync, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import {
  AV_DISPOSITION_ATTACHED_PIC,
  AVDISCARD_ALL,
  AVDISCARD_DEFAULT,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from "node-av/constants";
import { avGetCodecName, Codec, Dictionary, FormatContext, type Packet, type Stream } from "node-av/lib";
import { MediaError } from "../errors.ts";
import { reasonOf, secondsOf } from "./av.ts";
import { type Piece, urlOf } from "./piece.ts";
import { wavIsLonger } from "./wav.ts";

/** Demuxers that read other files than the one given, or make pictures of text. */
const NOT_RECORDINGS = /^(concat|hls|dash|imf|image2|image2pipe|tty|lrc|srt|webvtt|ass|ffmetadata|.*_pipe)$/;
const PICTURES = /^(image2|image2pipe|ico|.*_pipe)$/;
/** Codecs that draw text files. */
const TEXT_ART = /^(ansi|bintext|xbin|idf)$/;
/** Below this FFmpeg only guesses what the file is. */
const SURE_SCORE = 25;

/** An open piece of a recording. Times in and out are seconds from the recording's start. */
export interface Input {
  readonly path: string;
  /** Bytes of the whole file. */
  readonly bytes: number;
  readonly format: FormatContext;
  /** The tracks that can be decoded: the main one first, the others as the file has them. */
  readonly video: readonly Stream[];
  readonly audio: readonly Stream[];
  /** Tracks of sound and pictures that no decoder is here for. */
  readonly unknown: readonly Stream[];
  /** When the piece starts, in seconds from the recording's start. */
  readonly startSeconds: number;
  /** The container's time of the recording's start. */
  readonly originSeconds: number;
  close(): void;
}

/** Checks the file before FFmpeg opens it, whose errors say too little. */
export function checkFile(path: string): { bytes: number; modified: number } {
  const name = basename(path);
  try {
    const file = statSync(path);
    if (!file.isFile())
      throw new MediaError("unreadable", `${name} is a folder or a device. Give a file.`, {
        path,
      });
    if (file.size === 0)
      throw new MediaError("empty-file", `${name} is empty (0 bytes). Copy or record it again.`, { path });
    closeSync(openSync(path, "r"));
    return { bytes: file.size, modified: file.mtimeMs };
  } catch (error) {
    if (error instanceof MediaError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new MediaError("no-such-file", `The file ${path} does not exist. Check the path.`, { path });
    throw new MediaError("unreadable", `${name} cannot be read (${code}). Check its permissions.`, {
      path,
      reason: code,
    });
  }
}

/** Whether a file that cannot be opened starts like an MP4: then its index was never written. */
function startsLikeMp4(path: string): boolean {
  const head = Buffer.alloc(12);
  const file = openSync(path, "r");
  readSync(file, head, 0, 12, 0);
  closeSync(file);
  return ["ftyp", "mdat", "wide"].includes(head.toString("latin1", 4, 8));
}

function cannotOpen(path: string, code: number): MediaError {
  const name = basename(path);
  if (startsLikeMp4(path))
    return new MediaError(
      "unreadable",
      `${name} was cut off before its index was written (${reasonOf(code)}): the end of the file is missing. Copy it again from where it was recorded, or repair it with a tool such as untrunc.`,
      { path, reason: reasonOf(code) },
    );
  return new MediaError(
    "not-media",
    `${name} is not audio or video (${reasonOf(code)}). Choose a recording such as MP4, MKV, MOV, WebM, WAV or MP3.`,
    { path, reason: reasonOf(code) },
  );
}

/** FFmpeg's name of a track's codec. */
export const codecOf = (stream: Stream): string => avGetCodecName(stream.codecpar.codecId) ?? "unknown";

const isTrack = ({ codecpar, disposition }: Stream, type: number) =>
  codecpar.codecType === type && (disposition & AV_DISPOSITION_ATTACHED_PIC) === 0;

const isDecodable = (stream: Stream) =>
  !TEXT_ART.test(codecOf(stream)) &&
  Codec.findDecoder(stream.codecpar.codecId) !== null &&
  (stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO
    ? stream.codecpar.width > 0
    : stream.codecpar.sampleRate > 0);

/** The tracks of a type that can be decoded. The first is the one that players choose. */
function tracksOf(
  format: FormatContext,
  type: typeof AVMEDIA_TYPE_VIDEO | typeof AVMEDIA_TYPE_AUDIO,
): Stream[] {
  const usable = format.streams.filter((stream) => isTrack(stream, type) && isDecodable(stream));
  const best = format.findBestStream(type);
  return usable.sort((a, b) => Number(b.index === best) - Number(a.index === best) || a.index - b.index);
}

/** Opens a recording, or a piece of it. @throws {MediaError} naming what is wrong with the file and what to do. */
export function openInput(path: string, piece: Piece = { startSeconds: 0, endSeconds: 0 }): Input {
  const { bytes } = checkFile(path);
  const name = basename(path);
  const format = new FormatContext();
  // FFmpeg may read this file only, even if the file refers to others.
  using options = Dictionary.fromObject({
    protocol_whitelist: "file,subfile,concat",
    ...(wavIsLonger(path, piece.bytes) ? { ignore_length: "1" } : {}),
  });
  const opened = format.openInputSync(urlOf(path, piece), null, options);
  if (opened < 0) throw cannotOpen(path, opened);
  const close = () => format.closeInputSync();
  try {
    const container = format.iformat?.name ?? "";
    if (PICTURES.test(container))
      throw new MediaError(
        "still-image",
        `${name} is a picture, not a recording. Choose a video or an audio file.`,
        { path },
      );
    format.findStreamInfoSync(null);
    const video = tracksOf(format, AVMEDIA_TYPE_VIDEO);
    const audio = tracksOf(format, AVMEDIA_TYPE_AUDIO);
    if (NOT_RECORDINGS.test(container) || video.length + audio.length === 0 || format.probeScore < SURE_SCORE)
      throw new MediaError(
        "not-media",
        `${name} is not audio or video that can be decoded. Choose a recording such as MP4, MKV, MOV, WebM, WAV or MP3.`,
        { path, container },
      );
    const unknown = format.streams.filter(
      (stream) =>
        (isTrack(stream, AVMEDIA_TYPE_AUDIO) || isTrack(stream, AVMEDIA_TYPE_VIDEO)) && !isDecodable(stream),
    );
    const start = secondsOf(format.startTime, { num: 1, den: 1_000_000 });
    const originSeconds = (Number.isNaN(start) ? 0 : start) - piece.startSeconds;
    const { startSeconds } = piece;
    return { path, bytes, format, video, audio, unknown, startSeconds, originSeconds, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Lets the demuxer skip what is not needed. */
export function readOnly(input: Input, ...wanted: readonly Stream[]): void {
  for (const stream of input.format.streams)
    stream.discard = wanted.some(({ index }) => index === stream.index) ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
}

/** When a packet is played, in seconds from the recording's start; NaN where the container does not say. */
export const packetSeconds = (input: Input, stream: Stream, packet: Packet): number =>
  secondsOf(packet.pts, stream.timeBase) - input.originSeconds;
