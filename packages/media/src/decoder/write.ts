import { defined } from "../defined.ts";
import { AudioTrack } from "./audio-track.ts";
import { Mp4 } from "./mp4.ts";
import { VideoTrack, type VideoTrackOptions } from "./video-track.ts";

/** What a new file holds. */
export interface WriterPlan {
  readonly video?: VideoTrackOptions;
  readonly audio?: { readonly sampleRate: number };
}

/** Writes one recording part by part. */
export class Writer {
  readonly #video: VideoTrack | undefined;
  readonly #audio: AudioTrack | undefined;
  readonly #file: Mp4;

  /** @param part where the file grows until it is whole. */
  constructor(path: string, part: string, plan: WriterPlan) {
    this.#video = plan.video && new VideoTrack(plan.video);
    this.#audio = plan.audio && new AudioTrack(plan.audio.sampleRate);
    const tracks = [this.#video?.encoder, this.#audio?.encoder].filter((track) => track !== undefined);
    this.#file = new Mp4(path, part, tracks);
  }

  /** Both tracks advance together: the file is interleaved as they come. */
  add(pictures: readonly Uint8Array[], samples: Float32Array): void {
    for (const picture of pictures) this.#file.write(defined(this.#video).encode(picture));
    if (this.#audio) this.#file.write(this.#audio.encode(samples));
  }

  finish(): void {
    if (this.#audio) this.#file.write(this.#audio.finish());
    this.#file.finish();
    this.#video?.close();
  }

  abandon(): void {
    this.#file.abandon();
    this.#video?.close();
  }
}

const writers = new Map<string, Writer>();

/** Opens a writer under an id. */
export function openWriter(id: string, path: string, part: string, plan: WriterPlan): void {
  writers.set(id, new Writer(path, part, plan));
}

/** Adds pictures and samples to a writer. */
export function addToWriter(id: string, pictures: readonly Uint8Array[], samples: Float32Array): void {
  defined(writers.get(id)).add(pictures, samples);
}

/** Completes the file of a writer. */
export function finishWriter(id: string): void {
  const writer = defined(writers.get(id));
  writers.delete(id);
  writer.finish();
}

/** Closes a writer and deletes what it wrote. */
export function abandonWriter(id: string): void {
  const writer = writers.get(id);
  writers.delete(id);
  writer?.abandon();
}
