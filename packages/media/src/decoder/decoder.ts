import { basename } from "node:path";
import { Codec, CodecContext, type Frame, type Packet, type Stream } from "node-av/lib";
import { MediaError } from "../errors.ts";
import { reasonOf, secondsOf, succeed } from "./av.ts";
import { codecOf, type Input } from "./input.ts";

/** 8192 × 8192: no camera records more, and a header that says more wants to fill the memory. */
const MOST_PIXELS = 67_108_864;
/** One track being decoded. A packet FFmpeg cannot decode is passed over: the next key frame mends it. */
export interface Decoder {
  readonly context: CodecContext;
  /** `null` flushes the decoder. */
  send(packet: Packet | null): void;
  /** Fills the frame; false when there is none yet. */
  receive(frame: Frame): boolean;
  /** Forgets what came before, for another place in the recording. */
  reset(): void;
  /** When a frame is played, in seconds from the recording's start. */
  secondsOf(frame: Frame): number;
  close(): void;
}

function undecodable(input: Input, stream: Stream, reason: string): MediaError {
  const codec = codecOf(stream);
  return new MediaError(
    "undecodable",
    `${basename(input.path)}: its ${codec} track cannot be decoded (${reason}). Convert it to H.264 and AAC.`,
    { path: input.path, codec, reason },
  );
}

/** Opens the decoder of a track. @throws MediaError `undecodable` */
export function openDecoder(input: Input, stream: Stream): Decoder {
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  const context = new CodecContext();
  context.allocContext3(codec);
  succeed(context.parametersToContext(stream.codecpar), "set up the decoder");
  context.pktTimebase = stream.timeBase;
  // One thread: chunks are decoded side by side, and skipping by packet needs the decoder in step.
  context.threadCount = 1;
  context.setOption("max_pixels", MOST_PIXELS);
  // Short cuts of the H.264 decoder: measured a tenth faster, and not one byte different.
  // Sound before a track's start is known by its time. After a seek FFmpeg leaves out as much again where an edit list
  // cuts the start off.
  context.setOption("flags2", "+fast+skip_manual");
  const opened = context.open2Sync(codec, null);
  if (opened < 0) {
    context.freeContext();
    throw undecodable(input, stream, reasonOf(opened));
  }
  const { timeBase } = stream;
  return {
    context,
    send: (packet) => void context.sendPacketSync(packet),
    receive: (frame) => context.receiveFrameSync(frame) >= 0,
    reset: () => context.flushBuffers(),
    secondsOf: (frame) => secondsOf(frame.bestEffortTimestamp, timeBase) - input.originSeconds,
    close: () => context.freeContext(),
  };
}
