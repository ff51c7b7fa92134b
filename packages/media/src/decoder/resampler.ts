import { AV_CHANNEL_ORDER_NATIVE, AV_SAMPLE_FMT_FLT } from "node-av/constants";
import { avChannelLayoutDefault, type ChannelLayout, Frame, SoftwareResampleContext } from "node-av/lib";
import { planeOf, succeed } from "./av.ts";

const formatOf = (frame: Frame): string =>
  `${frame.format} ${frame.sampleRate} ${frame.channels} ${layoutOf(frame).mask}`;

/** WAV and others only count their channels; then they are what that many channels usually are. */
function layoutOf({ channelLayout }: Frame): ChannelLayout {
  if (channelLayout.mask !== 0n) return channelLayout;
  const { nbChannels } = channelLayout;
  const usual = avChannelLayoutDefault(nbChannels);
  if (usual.mask !== 0n) return usual;
  return { ...usual, order: AV_CHANNEL_ORDER_NATIVE, mask: (1n << BigInt(nbChannels)) - 1n };
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** Whether channels are mixed to one, or each is given. */
export type Channels = "mixed" | "each";

/** Turns consecutive frames of one format into float samples of one rate. */
export class Resampler {
  /** Index of the first sample it gives, counted from the recording's start. */
  readonly start: number;
  readonly #context = new SoftwareResampleContext();
  readonly #out = new Frame();
  readonly #format: string;
  readonly #rate: number;
  readonly #to: number;
  readonly #layout: ChannelLayout;
  #taken: number;

  constructor(frame: Frame, seconds: number, sampleRate: number, channels: Channels) {
    this.#to = sampleRate;
    this.#layout = channels === "mixed" ? avChannelLayoutDefault(1) : layoutOf(frame);
    this.#format = formatOf(frame);
    this.#rate = frame.sampleRate;
    const type = frame.format as typeof AV_SAMPLE_FMT_FLT;
    this.#context.alloc();
    succeed(
      this.#context.allocSetOpts2(
        this.#layout,
        AV_SAMPLE_FMT_FLT,
        sampleRate,
        layoutOf(frame),
        type,
        this.#rate,
      ),
      "set up the resampler",
    );
    // Without it a downmix of float sound exceeds full scale where one of integers does not.
    this.#context.setOption("rematrix_maxval", 1);
    succeed(this.#context.init(), "start the resampler");
    // Resampling begins where both rates have a sample, so every range gives the same samples.
    const step = this.#rate / commonDivisor(this.#rate, sampleRate);
    const at = Math.round(seconds * this.#rate);
    const before = ((at % step) + step) % step;
    if (before > 0) succeed(this.#context.injectSilence(before), "align the resampler");
    this.start = ((at - before) * sampleRate) / this.#rate;
    this.#taken = before;
    this.#out.alloc();
  }

  /** Index of the sample at which the next frame is expected. */
  get expected(): number {
    return this.start + (this.#taken * this.#to) / this.#rate;
  }

  accepts(frame: Frame): boolean {
    return formatOf(frame) === this.#format;
  }

  /** Channels of what it gives. */
  get channels(): number {
    return this.#layout.nbChannels;
  }

  /**
   * Resamples one frame, or with `null` what is held back: a sample of every channel, then the next. The view lasts
   * until the next call.
   */
  convert(frame: Frame | null): Float32Array {
    if (frame) {
      this.#taken += frame.nbSamples;
      frame.channelLayout = layoutOf(frame);
    }
    const out = this.#out;
    out.unref();
    out.format = AV_SAMPLE_FMT_FLT;
    out.sampleRate = this.#to;
    out.channelLayout = this.#layout;
    succeed(this.#context.convertFrame(out, frame), "resample");
    if (out.nbSamples === 0) return new Float32Array();
    const { data: bytes } = planeOf(out);
    return new Float32Array(bytes.buffer, bytes.byteOffset, out.nbSamples * this.channels);
  }

  close(): void {
    this.#context.free();
    this.#out.free();
  }
}
