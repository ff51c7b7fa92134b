import { AV_PKT_FLAG_CORRUPT } from "node-av/constants";
import { Frame, Packet, type Stream } from "node-av/lib";
import { secondsOf } from "./av.ts";
import { type Decoder, openDecoder } from "./decoder.ts";
import { type Input, packetSeconds, readOnly } from "./input.ts";
import { goBefore } from "./seek.ts";
import { droppable, turnover, wantedOf } from "./skip-plan.ts";

/** Decoding order and showing order differ by at most 16 pictures each way. */
const LOOKAHEAD_PACKETS = 48;
/** Times further apart than this are sought, nearer ones reached by decoding on. */
const SEEK_SECONDS = 10;
/** How long before its first and after its last picture a track stands for. */
const EDGE_SECONDS = 0.5;

/** A decoded picture and the requested times it is shown at. */
export interface Picture {
  /** Valid until the next picture is read. */
  readonly frame: Frame;
  /** Index of the first time. */
  readonly from: number;
  /** Index after the last time. */
  readonly to: number;
}

/**
 * Decodes the pictures shown at ascending times, and as little else as can be. A time without a picture,
 * before the track starts or after it ends, is left out. Which picture stands for a time depends on the
 * recording alone, never on where decoding began.
 */
export function* readPictures(input: Input, stream: Stream, times: Float64Array): Generator<Picture> {
  readOnly(input, stream);
  const decoder = openDecoder(input, stream);
  try {
    for (let from = 0; from < times.length; ) {
      let to = from + 1;
      while (to < times.length && (times[to] ?? 0) - (times[to - 1] ?? 0) <= SEEK_SECONDS) to += 1;
      decoder.reset();
      for (const picture of readSegment(input, stream, decoder, times.subarray(from, to)))
        yield { frame: picture.frame, from: from + picture.from, to: from + picture.to };
      from = to;
    }
  } finally {
    decoder.close();
  }
}

interface QueuedPacket {
  readonly packet: Packet;
  readonly seconds: number;
  readonly key: boolean;
}

/** Reads the track's packets a little ahead. */
class PacketQueue {
  readonly packets: QueuedPacket[] = [];
  readonly #read: () => QueuedPacket | undefined;

  constructor(input: Input, stream: Stream) {
    this.#read = () => {
      const packet = new Packet();
      packet.alloc();
      while (input.format.readFrameSync(packet) >= 0) {
        if (packet.streamIndex === stream.index && (packet.flags & AV_PKT_FLAG_CORRUPT) === 0)
          return { packet, seconds: packetSeconds(input, stream, packet), key: packet.isKeyframe };
        packet.unref();
      }
      packet.free();
      return undefined;
    };
  }

  fill(): void {
    while (this.packets.length < LOOKAHEAD_PACKETS) {
      const next = this.#read();
      if (!next) return;
      this.packets.push(next);
    }
  }

  drop(count: number): void {
    for (const { packet } of this.packets.splice(0, count)) packet.free();
  }
}

function* readSegment(
  input: Input,
  stream: Stream,
  decoder: Decoder,
  times: Float64Array,
): Generator<Picture> {
  goBefore(input, stream, times[0] ?? 0);
  const queue = new PacketQueue(input, stream);
  const before: number[] = [];
  const show = new Showing(decoder, times);
  try {
    let skipping = false;
    for (;;) {
      queue.fill();
      const head = queue.packets[0];
      if (!head) break;
      const wanted = wantedOf(queue.packets, before, times);
      const drop = droppable(queue.packets, wanted);
      if (drop > 0) {
        decoder.send(null);
        yield* show.decoded();
        decoder.reset();
      } else {
        if (skipping === wanted[0]) {
          skipping = !skipping;
          decoder.context.setOption("skip_frame", skipping ? "noref" : "default");
        }
        decoder.send(head.packet);
        yield* show.decoded();
      }
      if (show.done) return;
      for (const { seconds } of queue.packets.slice(0, drop || 1)) before.push(seconds);
      before.splice(0, before.length - LOOKAHEAD_PACKETS);
      queue.drop(drop || 1);
    }
    decoder.send(null);
    yield* show.decoded();
    yield* show.last(secondsOf(1n, stream.timeBase));
  } finally {
    show.close();
    queue.drop(queue.packets.length);
    decoder.context.setOption("skip_frame", "default");
  }
}

/** Hands each time the decoded picture that stands for it, one picture behind the decoder. */
class Showing {
  readonly #decoder: Decoder;
  readonly #times: Float64Array;
  #held = new Frame();
  #heldSeconds = Number.NaN;
  #spare = new Frame();
  #next = 0;

  constructor(decoder: Decoder, times: Float64Array) {
    this.#decoder = decoder;
    this.#times = times;
    this.#held.alloc();
    this.#spare.alloc();
  }

  get done(): boolean {
    return this.#next === this.#times.length;
  }

  *decoded(): Generator<Picture> {
    while (!this.done && this.#decoder.receive(this.#spare)) {
      const seconds = this.#decoder.secondsOf(this.#spare);
      if (Number.isNaN(seconds)) continue;
      if (Number.isNaN(this.#heldSeconds)) this.#passUntil(seconds - EDGE_SECONDS);
      else yield* this.#until(turnover(this.#heldSeconds, seconds));
      [this.#held, this.#spare] = [this.#spare, this.#held];
      this.#heldSeconds = seconds;
      this.#spare.unref();
    }
  }

  /** The last picture of the track, once all is decoded. */
  *last(tickSeconds: number): Generator<Picture> {
    if (Number.isNaN(this.#heldSeconds)) return;
    const lasts = Number(this.#held.duration) * tickSeconds;
    yield* this.#until(this.#heldSeconds + Math.max(lasts, EDGE_SECONDS));
  }

  *#until(seconds: number): Generator<Picture> {
    const from = this.#next;
    this.#passUntil(seconds);
    if (this.#next > from) yield { frame: this.#held, from, to: this.#next };
  }

  #passUntil(seconds: number): void {
    while (this.#next < this.#times.length && (this.#times[this.#next] ?? 0) < seconds) this.#next += 1;
  }

  close(): void {
    this.#held.free();
    this.#spare.free();
  }
}
