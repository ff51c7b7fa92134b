import { type BufferRef, writeBuffer } from "@hapju/process";
import { type Image, SAMPLE_RATE, type Segment } from "@hapju/spec";
import { writeClip } from "./clip.ts";
import { readCrops, type SentCrops } from "./crops.ts";
import { cutParts } from "./cut.ts";
import { closeFrames, type FramesBatch, type FramesRequest, readFrames } from "./frames.ts";
import { readImage } from "./image.ts";
import { readJpeg } from "./jpeg.ts";
import type { RecordingLayout } from "./layout.ts";
import { type Probed, probeFile } from "./probe.ts";
import { readSound } from "./sound.ts";
import { abandonWriter, addToWriter, finishWriter, openWriter } from "./write.ts";

/** Sound on its way to the parent. */
interface SentSound {
  /** Samples at the start of the buffer. */
  readonly count: number;
  /** The samples themselves where they did not fit. */
  readonly sent?: Float32Array;
  readonly gaps: readonly Segment[];
  /** By block of the mixing, see {@link readSound}. */
  readonly shares: readonly Float32Array[];
}

/** What a media process does for its parent. Each call is synchronous: one at a time per process. */
export const calls = {
  probe: (path: string): Probed => probeFile(path),
  audio: (
    layout: RecordingLayout,
    { source, ...segment }: Segment & { readonly source?: number },
    buffer: BufferRef,
  ): SentSound => {
    const { samples, gaps, shares } = readSound(layout, segment, { sampleRate: SAMPLE_RATE, source });
    const fits = writeBuffer(buffer, 0, new Uint8Array(samples.buffer));
    return { count: samples.length, gaps, shares, ...(fits ? {} : { sent: samples }) };
  },
  frames: (
    id: string,
    layout: RecordingLayout,
    request: FramesRequest,
    from: number,
    buffer: BufferRef,
  ): FramesBatch => readFrames(id, layout, request, from, buffer),
  closeFrames,
  crops: (layout: RecordingLayout, options: Parameters<typeof readCrops>[1], buffer: BufferRef): SentCrops =>
    readCrops(layout, options, buffer),
  cutParts,
  image: (source: string | Uint8Array): Image => readImage(source),
  jpeg: (layout: RecordingLayout, options: Parameters<typeof readJpeg>[1]): Uint8Array =>
    readJpeg(layout, options),
  clip: (layout: RecordingLayout, options: Parameters<typeof writeClip>[1]): void =>
    writeClip(layout, options),
  openWriter,
  addToWriter,
  finishWriter,
  abandonWriter,
};

/** The calls of a decoder process. */
export type DecoderCalls = typeof calls;
