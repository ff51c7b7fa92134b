import { AV_SAMPLE_FMT_FLTP, FF_ENCODER_AAC } from "node-av/constants";
import { avChannelLayoutDefault, Frame, type Packet, Rational } from "node-av/lib";
import { TrackEncoder } from "./track-encoder.ts";

/** Clear speech; native AAC needs about this for one channel. */
const BITS_PER_SAMPLE = 3;
const MOST_BITS = 96_000;

/** An AAC track of mono sound. */
export class AudioTrack {
  readonly encoder: TrackEncoder;
  readonly #sampleRate: number;
  #waiting = new Float32Array();
  #count = 0;

  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
    this.encoder = new TrackEncoder(FF_ENCODER_AAC, (context) => {
      context.sampleRate = sampleRate;
      context.sampleFormat = AV_SAMPLE_FMT_FLTP;
      context.channelLayout = avChannelLayoutDefault(1);
      context.timeBase = new Rational(1, sampleRate);
      context.bitRate = BigInt(Math.min(MOST_BITS, sampleRate * BITS_PER_SAMPLE));
    });
  }

  *encode(samples: Float32Array): Generator<Packet> {
    const size = this.encoder.context.frameSize;
    const all = new Float32Array(this.#waiting.length + samples.length);
    all.set(this.#waiting);
    all.set(samples, this.#waiting.length);
    let from = 0;
    for (; from + size <= all.length; from += size) yield* this.#frame(all.subarray(from, from + size));
    this.#waiting = all.slice(from);
  }

  /** The last samples, too few to fill a frame. */
  *finish(): Generator<Packet> {
    if (this.#waiting.length > 0) yield* this.#frame(this.#waiting);
    this.#waiting = new Float32Array();
  }

  *#frame(samples: Float32Array): Generator<Packet> {
    using frame = Frame.fromAudioBuffer(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength), {
      nbSamples: samples.length,
      format: AV_SAMPLE_FMT_FLTP,
      sampleRate: this.#sampleRate,
      channelLayout: avChannelLayoutDefault(1),
    });
    frame.pts = BigInt(this.#count);
    this.#count += samples.length;
    yield* this.encoder.encode(frame);
  }
}
