import { basename } from "node:path";
import { SAMPLE_RATE } from "@hapju/spec";
import { Frame, Packet } from "node-av/lib";
import { MediaError } from "../errors.ts";
import { openDecoder, undecodable } from "./decoder.ts";
import { type Input, readOnly } from "./input.ts";
import { Resampler } from "./resampler.ts";
import { goBefore } from "./seek.ts";

/** Codecs with overlapping frames need the preceding ones to decode the first correctly. */
const PREROLL_SECONDS = 0.2;
/** Timestamps jitter by rounding; a larger difference is a gap or a jump. */
const JITTER_SECONDS = 0.04;

/** A segment of silence into which decoded sound is written at its time. */
class SoundSegment {
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
  add(frame: Frame, seconds: number): void {
    let running = this.#resampler;
    const expected = running ? running.expected / this.#rate : 0;
    if (!running?.accepts(frame) || Math.abs(seconds - expected) > JITTER_SECONDS) {
      this.finish();
      running = new Resampler(frame, Number.isNaN(seconds) ? expected : seconds, this.#rate);
      this.#resampler = running;
      this.#next = running.start;
    }
    this.#write(running.convert(frame));
  }

  /** Writes what the resampler holds back, and closes it. */
  finish(): void {
    const ended = this.#resampler;
    this.#resampler = undefined;
    if (!ended) return;
    this.#write(ended.convert(null));
    ended.close();
  }

  #write(samples: Float32Array): void {
    const at = this.#next - this.#first;
    const from = Math.max(0, -at);
    const to = Math.min(samples.length, this.samples.length - at);
    if (to > from) this.samples.set(samples.subarray(from, to), at + from);
    this.#next += samples.length;
  }
}

/**
 * Decodes a segment of sound. Sample `i` is what sounds at `startSeconds + i / sampleRate`; where the track
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
    throw new MediaError("no-audio", `${name} has no audio track. Choose a recording with sound.`, {
      path: input.path,
    });
  const segment = new SoundSegment(startSeconds, endSeconds, sampleRate);
  readOnly(input, stream);
  goBefore(input, stream, startSeconds - PREROLL_SECONDS);
  const decoder = openDecoder(input, stream);
  using packet = new Packet();
  using frame = new Frame();
  packet.alloc();
  frame.alloc();
  let found = false;
  const take = () => {
    for (; decoder.receive(frame); frame.unref()) {
      found = true;
      segment.add(frame, decoder.secondsOf(frame));
    }
  };
  try {
    while (!segment.full && input.format.readFrameSync(packet) >= 0) {
      if (packet.streamIndex === stream.index) decoder.send(packet);
      packet.unref();
      take();
    }
    if (!segment.full) {
      decoder.send(null);
      take();
    }
    segment.finish();
  } finally {
    decoder.close();
  }
  if (!found && startSeconds <= 0 && segment.samples.length > 0)
    throw undecodable(input, stream, "none of its sound can be decoded");
  return segment.samples;
}
