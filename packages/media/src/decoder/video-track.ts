import {
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  FF_ENCODER_LIBX264,
} from "node-av/constants";
import { Frame, type Packet, Rational, SoftwareScaleContext } from "node-av/lib";
import { succeed } from "./av.ts";
import { TrackEncoder } from "./track-encoder.ts";

/** Options of {@link VideoTrack}. */
export interface VideoTrackOptions {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** x264's constant rate factor. */
  readonly quality: number;
  /** How hard x264 tries to make the file small. */
  readonly preset: "veryfast" | "medium";
}

/** x264's macroblock tree answers a little differently each time (docs/decisions/0021). */
const REPEATABLE = "mbtree=0";
/** Longest distance of key frames: how far a seek may have to decode. */
const KEY_FRAME_SECONDS = 2;

/** An H.264 track made of RGB pictures at a constant rate. */
export class VideoTrack {
  readonly encoder: TrackEncoder;
  readonly #scaler = new SoftwareScaleContext();
  readonly #frame = new Frame();
  readonly #size: { readonly width: number; readonly height: number };
  #count = 0n;

  constructor({ width, height, framesPerSecond, quality, preset }: VideoTrackOptions) {
    this.#size = { width, height };
    this.encoder = new TrackEncoder(
      FF_ENCODER_LIBX264,
      (context) => {
        context.width = width;
        context.height = height;
        context.pixelFormat = AV_PIX_FMT_YUV420P;
        context.timeBase = new Rational(1000, Math.round(framesPerSecond * 1000));
        context.framerate = new Rational(Math.round(framesPerSecond * 1000), 1000);
        context.gopSize = Math.round(framesPerSecond * KEY_FRAME_SECONDS);
        context.colorRange = AVCOL_RANGE_MPEG;
        context.colorSpace = AVCOL_SPC_BT709;
        context.colorPrimaries = AVCOL_PRI_BT709;
        context.colorTrc = AVCOL_TRC_BT709;
        // x264's output depends on the number of threads; fixed, it is the same on every machine.
        context.threadCount = 2;
      },
      { preset, crf: quality, "x264-params": REPEATABLE },
    );
    this.#scaler.allocContext();
    this.#scaler.setOption("sws_flags", "bilinear");
    this.#frame.alloc();
  }

  *encode(picture: Uint8Array): Generator<Packet> {
    const { width, height } = this.#size;
    const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.length);
    const format = picture.length === width * height * 4 ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
    using source = Frame.fromVideoBuffer(bytes, { width, height, format });
    const frame = this.#frame;
    frame.unref();
    frame.width = width;
    frame.height = height;
    frame.format = AV_PIX_FMT_YUV420P;
    frame.colorRange = AVCOL_RANGE_MPEG;
    frame.colorSpace = AVCOL_SPC_BT709;
    succeed(frame.getBuffer(), "hold a picture");
    succeed(this.#scaler.scaleFrameSync(frame, source), "convert a picture");
    frame.pts = this.#count++;
    frame.duration = 1n;
    yield* this.encoder.encode(frame);
  }

  close(): void {
    this.#scaler.freeContext();
    this.#frame.free();
  }
}
