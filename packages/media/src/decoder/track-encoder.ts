import {
  AV_CODEC_FLAG_BITEXACT,
  AV_CODEC_FLAG_FRAME_DURATION,
  AV_CODEC_FLAG_GLOBAL_HEADER,
} from "node-av/constants";
import { Codec, CodecContext, type FormatContext, type Frame, Packet, type Stream } from "node-av/lib";
import { defined } from "../defined.ts";
import { succeed } from "./av.ts";

/** Names of the encoders used. */
type EncoderName = Parameters<typeof Codec.findEncoderByName>[0];

/** Encodes one track of a file. */
export class TrackEncoder {
  readonly context = new CodecContext();
  readonly #packet = new Packet();
  #stream: Stream | undefined;

  constructor(
    name: EncoderName,
    set: (context: CodecContext) => void,
    options: Readonly<Record<string, string | number>> = {},
  ) {
    const codec = Codec.findEncoderByName(name);
    if (!codec) throw new Error(`This build of FFmpeg has no ${name} encoder`);
    this.context.allocContext3(codec);
    set(this.context);
    this.context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER, AV_CODEC_FLAG_BITEXACT, AV_CODEC_FLAG_FRAME_DURATION);
    // Not as a dictionary: FFmpeg frees it while opening, and node-av would free it again.
    for (const [key, value] of Object.entries(options))
      succeed(this.context.setOption(key, value), `set ${key} of ${name}`);
    succeed(this.context.open2Sync(codec, null), `open the ${name} encoder`);
    this.#packet.alloc();
  }

  /** Adds its track to a file. */
  addTo(format: FormatContext): Stream {
    const stream = format.newStream(null);
    stream.timeBase = this.context.timeBase;
    succeed(stream.codecpar.fromContext(this.context), "describe a track");
    this.#stream = stream;
    return stream;
  }

  /** Packets that the frame completes, in the time base of the file's track. Each lasts until the next. */
  *encode(frame: Frame): Generator<Packet> {
    succeed(this.context.sendFrameSync(frame), "encode");
    yield* this.#packets();
  }

  *finish(): Generator<Packet> {
    this.context.sendFrameSync(null);
    yield* this.#packets();
  }

  *#packets(): Generator<Packet> {
    const packet = this.#packet;
    while (this.context.receivePacketSync(packet) >= 0) {
      packet.streamIndex = defined(this.#stream).index;
      packet.rescaleTs(this.context.timeBase, defined(this.#stream).timeBase);
      yield packet;
    }
  }

  close(): void {
    this.context.freeContext();
    this.#packet.free();
  }
}
