import { basename } from "node:path";
import { Frame, Packet } from "node-av/lib";
import { MediaError } from "../errors.ts";
import { openDecoder, undecodable } from "./decoder.ts";
import { type Input, readOnly } from "./input.ts";
import { Resampler } from "./resampler.ts";
import { SAMPLE_RATE } from "./sample-rate.ts";
import { goBefore } from "./seek.ts";

/** Codecs that overlap their frames need the ones before to get the first right. */
const PREROLL_SECONDS = 0.2;
/** Timestamps jitter by a rounding; what is further off is a gap or a jump. */
const JITTER_SECONDS = 0.04;

/** Puts pieces of sound where they belong in a stretch of silence. */
class Stretch {
  readonly samples: Float32Array;
  readonly #first: number;
  readonly #rate: number;
  #resampler: Resampler | undefined;
  #next = Number.NEGATIVE_INFINITY;

  constructor(startSeconds: number, endSeconds: number, sampleRate: number) {
    this.#rate = sampleRate;
    this.#first = Math.round(startSeconds * sampleRate);
    this.samples = new Float32Array(Math.max(0, Math.round(endSeconds * sampleRate) - this.#first));
  }

  get full(): boolean {
    return this.#next >= this.#first + this.samples.length;
  }

  /** @param seconds when the frame sounds; NaN: right after the last. */
  take(frame: Frame, seconds: number): void {
    const running = this.#resampler;
    const expected = running ? running.expected / this.#rate : 0;
    if (!running?.takes(frame) || Math.abs(seconds - expected) > JITTER_SECONDS) {
      this.finish();
      this.#resampler = new Resampler(frame, Number.isNaN(seconds) ? expected : seconds, this.#rate);
      this.#next = this.#resampler.start;
    }
    this.#place(this.#resampler!.convert(frame));
  }

  /** Takes what the resampler holds back, and ends it. */
  finish(): void {
    const ended = this.#resampler;
    this.#resampler = undefined;
    if (!ended) return;
    this.#place(ended.convert(null));
    ended.close();
  }

  #place(piece: Float32Array): void {
    const at = this.#next - this.#first;
    const from = Math.max(0, -at);
    const to = Math.min(piece.length, this.samples.length - at);
    if (to > from) this.samples.set(piece.subarray(from, to), at + from);
    this.#next += piece.length;
  }
}

/**
 * Decodes a stretch of sound. Sample `i` is what sounds at `startSeconds + i / sampleRate`; where the track
 * has nothing there is silence.
 */
export function readAudio(
  input: Input,
  startSeconds: number,
  endSeconds: number,
  sampleRate = SAMPLE_RATE,
): Float32Array {
  const stream = input.audio;
  const name = basename(input.path);
  if (!stream)
    throw new MediaError("no-audio", `${name} has no sound. Give a recording with sound.`, {
      path: input.path,
    });
  const stretch = new Stretch(startSeconds, endSeconds, sampleRate);
  readOnly(input, stream);
  goBefore(input, stream, startSeconds - PREROLL_SECONDS);
  const decoder = openDecoder(input, stream);
  using packet = new Packet();
  using frame = new Frame();
  packet.alloc();
  frame.alloc();
  let heard = false;
  const take = () => {
    for (; decoder.receive(frame); frame.unref()) {
      heard = true;
      stretch.take(frame, decoder.secondsOf(frame));
    }
  };
  try {
    while (!stretch.full && input.format.readFrameSync(packet) >= 0) {
      if (packet.streamIndex === stream.index) decoder.send(packet);
      packet.unref();
      take();
    }
    if (!stretch.full) {
      decoder.send(null);
      take();
    }
    stretch.finish();
  } finally {
    decoder.close();
  }
  if (!heard && startSeconds <= 0 && stretch.samples.length > 0)
    throw undecodable(input, stream, "no sound of it is whole");
  return stretch.samples;
}
