import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { copyOf } from "@hapju/process";
import type { Image } from "@hapju/spec";
import { cropsOf } from "./crops.ts";
import { Cuttings } from "./cuttings.ts";
import { gridTimes } from "./decoder/grid.ts";
import { defined } from "./defined.ts";
import { framesOf } from "./frames.ts";
import * as check from "./options.ts";
import { Pool } from "./pool.ts";
import { Probes } from "./probes.ts";
import { soundOf } from "./sound.ts";
import type {
  Cancellable,
  ClipOptions,
  Crops,
  CropsOptions,
  Frame,
  FramesOptions,
  JpegOptions,
  MediaInfo,
  Sound,
  SoundOptions,
  WriteOptions,
} from "./types.ts";
import { writeRecording } from "./write.ts";

/**
 * Reads and writes recordings with FFmpeg, in processes of its own: a file that kills the decoder fails one
 * call and nothing else. All times are seconds from the recording's start, all pictures are upright.
 *
 * @example
 * const media = openMedia();
 * const { durationSeconds } = await media.probe("meeting.mp4");
 * const samples = await media.audio("meeting.mp4", { startSeconds: 30, endSeconds: 60 });
 * for await (const batch of media.frames("meeting.mp4", { framesPerSecond: 2, width: 640 }))
 *   for (const { seconds, width, height, data } of batch) process(seconds, width, height, data);
 * await media.close();
 */
export interface Media {
  /**
   * What the recording is made of and how much of it is there.
   * @throws {MediaError} no-such-file, unreadable, empty-file, not-media, still-image
   */
  probe(path: string, options?: Cancellable): Promise<MediaInfo>;
  /**
   * Mono float32 sound at 16,000 Hz: sample `i` is what sounds at `startSeconds + i / 16000`. Where there is no sound
   * there is silence. All tracks and channels are heard ({@link MediaInfo.sources}), those that carry the same sound
   * once; without exceeding full scale. Without `endSeconds` up to the end.
   * @throws {MediaError} no-audio, undecodable, and as {@link Media.probe}
   */
  audio(path: string, options?: SoundOptions): Promise<Float32Array>;
  /** As {@link Media.audio}, but a reference ({@link Sound}), good until it is disposed (`using`). */
  sound(path: string, options?: SoundOptions): Promise<Sound>;
  /**
   * What is shown at the times `k / framesPerSecond` within the range, or at given times, in small batches,
   * decoded as they are read (one batch ahead). The same time gives the same bytes in any range.
   * Times before the video starts or after it ends are left out.
   * @throws {MediaError} no-video, undecodable, and as {@link Media.probe}
   */
  frames(path: string, options: FramesOptions): AsyncIterable<Frame[]>;
  /**
   * Faces followed through a range at the times `k / framesPerSecond`: the square around each box, scaled to
   * 112 × 112 grey pixels; the border repeats where it reaches outside the picture. They are references
   * ({@link Crops}), good until they are disposed (`using`): until then their part of the shared file is not reused.
   * @throws {MediaError} as {@link Media.frames}
   */
  crops(path: string, options: CropsOptions): Promise<Crops>;
  /** Memory for parts of pictures. Dispose it (`using`) when they have been read. */
  cuttings(): Cuttings;
  /**
   * A photo (JPEG, PNG, WebP, BMP, TIFF or GIF), turned the way its camera was held.
   * @throws {MediaError} not-an-image, no-such-file, unreadable, empty-file
   */
  image(source: string | Uint8Array, options?: Cancellable): Promise<Image>;
  /** A JPEG of what is shown at a time, or of a part of it. @throws {MediaError} as {@link Media.frames} */
  jpeg(path: string, options: JpegOptions): Promise<Uint8Array>;
  /** Cuts a segment, exact to the frame, into an MP4 of its own. @throws {MediaError} write-failed, and as {@link Media.probe} */
  clip(path: string, options: ClipOptions): Promise<void>;
  /**
   * Writes an MP4 (H.264, AAC) from pictures, sound or both. The same input gives the same bytes. The file
   * appears when it is whole.
   * @throws {MediaError} write-failed, input-invalid
   */
  write(path: string, options: WriteOptions): Promise<void>;
  /** Ends the processes; waiting calls fail with the code `closed`. */
  close(): Promise<void>;
}

/** Options of {@link openMedia}. */
export interface MediaOptions {
  /** Decoder processes, each decoding on one core; default: one per core, at most 2. */
  readonly processes?: number;
}

/** Opens the decoder; processes start when they are first needed. */
export function openMedia({ processes = Math.min(2, availableParallelism()) }: MediaOptions = {}): Media {
  const pool = new Pool(check.count("processes", processes));
  const probes = new Probes(pool);
  const probed = (path: string, { signal }: Cancellable = {}) => probes.of(path, signal);
  const sound: Media["sound"] = async (path, options = {}) => {
    const { startSeconds = 0, endSeconds, source, signal } = check.sound(options);
    const { info, layout } = await probed(path, options);
    const range = { startSeconds, endSeconds: endSeconds ?? info.durationSeconds };
    return soundOf(pool, layout, { ...range, ...(source === undefined ? {} : { source }) }, signal);
  };
  return {
    probe: async (path, options) => (await probed(path, options)).info,
    async audio(path, options) {
      using borrowed = await sound(path, options);
      return copyOf(borrowed.samples);
    },
    sound,
    async *frames(path, options) {
      const { width, signal, times, framesPerSecond, borrow = false, track = 0 } = check.frames(options);
      const { info, layout } = await probed(path, options);
      const endSeconds = options.endSeconds ?? info.durationSeconds;
      const requested = times
        ? Float64Array.from(times)
        : gridTimes({ ...options, endSeconds }, defined(framesPerSecond));
      yield* framesOf(pool, layout, { times: requested, width, track }, { borrow, signal });
    },
    async crops(path, options) {
      const { startSeconds = 0, framesPerSecond, tracks, track = 0, signal } = check.crops(options);
      const { info, layout } = await probed(path, options);
      const endSeconds = options.endSeconds ?? info.durationSeconds;
      return cropsOf(pool, layout, { startSeconds, endSeconds, framesPerSecond, tracks, track }, signal);
    },
    cuttings: () => new Cuttings(pool),
    image: (source, { signal } = {}) =>
      pool.run(typeof source === "string" ? source : "the picture", (calls) => calls.image(source), {
        signal,
      }),
    async jpeg(path, options) {
      const { signal, ...request } = check.jpeg(options);
      const { layout } = await probed(path, options);
      return pool.run(path, (calls) => calls.jpeg(layout, request), { signal });
    },
    async clip(path, options) {
      const { startSeconds, endSeconds, output, signal } = check.clip(options);
      const part = `${resolve(output)}.${randomUUID()}.part`;
      const request = { startSeconds, endSeconds, output: resolve(output), part };
      const { layout } = await probed(path, options);
      try {
        await pool.run(path, (calls) => calls.clip(layout, request), { signal });
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
    },
    write: (path, options) => writeRecording(pool, path, check.write(options)),
    close: () => pool.close(),
  };
}
