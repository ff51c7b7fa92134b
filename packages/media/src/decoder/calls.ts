import { type BufferRef, writeBuffer } from "@hapju/process";
import type { Image, Segment } from "@hapju/spec";
import type { CropTrack, MediaInfo } from "../types.ts";
import { readAudio } from "./audio.ts";
import { writeClip } from "./clip.ts";
import { readCrops, type SentCrops } from "./crops.ts";
import { cutParts } from "./cut.ts";
import { closeFrames, type FramesBatch, type FramesRequest, readFrames } from "./frames.ts";
import { readImage } from "./image.ts";
import { withInput } from "./inputs.ts";
import { readJpeg } from "./jpeg.ts";
import { probeInput } from "./probe.ts";
import { abandonWriter, addToWriter, finishWriter, openWriter } from "./write.ts";

/** Sound on its way to the parent. */
interface SentSound {
  /** Samples at the start of the buffer. */
  readonly count: number;
  /** The samples themselves where they did not fit. */
  readonly sent?: Float32Array;
}

/** What a media process does for its parent. Each call is synchronous: one at a time per process. */
export const calls = {
  probe: (path: string): MediaInfo => withInput(path, probeInput),
  audio: (path: string, { startSeconds, endSeconds }: Segment, buffer: BufferRef): SentSound => {
    const samples = withInput(path, (input) => readAudio(input, startSeconds, endSeconds));
    const fits = writeBuffer(buffer, 0, new Uint8Array(samples.buffer));
    return { count: samples.length, ...(fits ? {} : { sent: samples }) };
  },
  frames: (id: string, path: string, request: FramesRequest, from: number, buffer: BufferRef): FramesBatch =>
    readFrames(id, path, request, from, buffer),
  closeFrames,
  crops: (
    path: string,
    options: Segment & { readonly framesPerSecond: number; readonly tracks: readonly CropTrack[] },
    buffer: BufferRef,
  ): SentCrops => withInput(path, (input) => readCrops(input, options, buffer)),
  cutParts,
  image: (source: string | Uint8Array): Image => readImage(source),
  jpeg: (path: string, options: Parameters<typeof readJpeg>[1]): Uint8Array =>
    withInput(path, (input) => readJpeg(input, options)),
  clip: (path: string, options: Segment & { readonly output: string; readonly part: string }): void =>
    withInput(path, (input) => writeClip(input, options)),
  openWriter,
  addToWriter,
  finishWriter,
  abandonWriter,
};

/** The calls of a decoder process. */
export type DecoderCalls = typeof calls;
