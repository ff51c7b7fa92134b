import type { Segment } from "@hapju/spec";
import type { Frame } from "node-av/lib";
import { type Channels, Resampler } from "./resampler.ts";

/** Timestamps jitter by rounding; a larger difference is a gap or a jump. */
const JITTER_SECONDS = 0.04;

/** A segment of silence into which decoded sound is written at its time. */
export class SoundSegment {
  /** Samples by channel. */
  readonly channels: readonly Float32Array[];
  readonly #first: number;
  readonly #rate: number;
  readonly #kind: Channels;
  /** Where sound was written, as pairs of indexes, in order of writing. */
  readonly #written: [from: number, to: number][] = [];
  #from = 0;
  #to: number;
  #resampler: Resampler | undefined;
  #next = Number.NEGATIVE_INFINITY;

  /** @param count channels; `mixed`: one that all are mixed to. */
  constructor({ startSeconds, endSeconds }: Segment, sampleRate: number, count: number | "mixed") {
    this.#rate = sampleRate;
    this.#kind = count === "mixed" ? "mixed" : "each";
    this.#first = Math.round(startSeconds * sampleRate);
    const length = Math.max(0, Math.round(endSeconds * sampleRate) - this.#first);
    const channels = count === "mixed" ? 1 : count;
    this.channels = Array.from({ length: channels }, () => new Float32Array(length));
    this.#to = length;
  }

  /** What follows is written within these times only. */
  limit({ startSeconds, endSeconds }: Segment): void {
    const length = this.channels[0]?.length ?? 0;
    const indexOf = (seconds: number) => Math.round(seconds * this.#rate) - this.#first;
    this.#from = Math.min(length, Math.max(0, indexOf(startSeconds)));
    this.#to = Math.min(length, Math.max(0, indexOf(endSeconds)));
    this.#next = Number.NEGATIVE_INFINITY;
  }

  get full(): boolean {
    return this.#next - this.#first >= this.#to;
  }

  /** Whether anything was written. */
  get any(): boolean {
    return this.#written.length > 0;
  }

  /** @param seconds when the frame sounds; NaN: right after the last. */
  add(frame: Frame, seconds: number): void {
    let running = this.#resampler;
    const expected = running ? running.expected / this.#rate : 0;
    if (!running?.accepts(frame) || Math.abs(seconds - expected) > JITTER_SECONDS) {
      this.finish();
      running = new Resampler(frame, Number.isNaN(seconds) ? expected : seconds, this.#rate, this.#kind);
      this.#resampler = running;
      this.#next = running.start;
    }
    this.#write(running.convert(frame), running.channels);
  }

  /** Writes what the resampler holds back, and closes it. */
  finish(): void {
    const ended = this.#resampler;
    this.#resampler = undefined;
    if (!ended) return;
    this.#write(ended.convert(null), ended.channels);
    ended.close();
  }

  #write(samples: Float32Array, count: number): void {
    const length = samples.length / count;
    const at = this.#next - this.#first;
    this.#next += length;
    const from = Math.max(this.#from, at);
    const to = Math.min(at + length, this.#to);
    if (to <= from) return;
    if (count === 1) this.channels[0]?.set(samples.subarray(from - at, to - at), from);
    else
      for (const [channel, out] of this.channels.slice(0, count).entries())
        for (let index = from; index < to; index += 1)
          out[index] = samples[(index - at) * count + channel] ?? 0;
    const last = this.#written.at(-1);
    if (last && from <= last[1] && from >= last[0]) last[1] = Math.max(last[1], to);
    else this.#written.push([from, to]);
  }

  /** Where nothing was written for longer than timestamps jitter, in seconds from the recording's start. */
  gaps(): Segment[] {
    const gaps: Segment[] = [];
    const length = this.channels[0]?.length ?? 0;
    let end = 0;
    for (const [from, to] of [...this.#written.sort((a, b) => a[0] - b[0]), [length, length] as const]) {
      if (from - end > JITTER_SECONDS * this.#rate)
        gaps.push({
          startSeconds: (this.#first + end) / this.#rate,
          endSeconds: (this.#first + from) / this.#rate,
        });
      end = Math.max(end, to);
    }
    return gaps;
  }
}
