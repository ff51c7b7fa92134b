import { basename } from "node:path";
import type { Box, Image } from "@hapju/spec";
import { AV_PIX_FMT_RGB24, AV_PIX_FMT_YUVJ420P, AVCOL_RANGE_JPEG, FF_ENCODER_MJPEG } from "node-av/constants";
import { Codec, CodecContext, Frame, Packet, Rational, SoftwareScaleContext } from "node-av/lib";
import { defined } from "../defined.ts";
import { MediaError } from "../errors.ts";
import { succeed } from "./av.ts";
import type { RecordingLayout } from "./layout.ts";
import { Painter } from "./painter.ts";
import { shownPictures } from "./shown-pictures.ts";

/** FFmpeg's scale of 2 (best) to 31: small files without visible blocks. */
const QUALITY = 4;
/** FFmpeg's qualities are multiples of this. */
const LAMBDA = 118;

/** Cuts a box, in fractions, out of a picture; what is outside the picture is clipped. */
export function cut(image: Image, { x, y, width, height }: Box): Image {
  const left = Math.min(image.width - 1, Math.max(0, Math.round(x * image.width)));
  const top = Math.min(image.height - 1, Math.max(0, Math.round(y * image.height)));
  const right = Math.min(image.width, Math.max(left + 1, Math.round((x + width) * image.width)));
  const bottom = Math.min(image.height, Math.max(top + 1, Math.round((y + height) * image.height)));
  const part = { width: right - left, height: bottom - top };
  const data = new Uint8Array(part.width * part.height * 3);
  for (let row = 0; row < part.height; row += 1) {
    const from = ((top + row) * image.width + left) * 3;
    data.set(image.data.subarray(from, from + part.width * 3), row * part.width * 3);
  }
  return { ...part, data };
}

/** Encodes an RGB picture as JPEG, scaled to a width. */
export function encodeJpeg(image: Image, width: number): Uint8Array {
  const codec = Codec.findEncoderByName(FF_ENCODER_MJPEG);
  using context = new CodecContext();
  using scaler = new SoftwareScaleContext();
  using source = Frame.fromVideoBuffer(
    Buffer.from(image.data.buffer, image.data.byteOffset, image.data.length),
    {
      width: image.width,
      height: image.height,
      format: AV_PIX_FMT_RGB24,
    },
  );
  using frame = new Frame();
  using packet = new Packet();
  frame.alloc();
  packet.alloc();
  frame.width = width;
  frame.height = Math.max(1, Math.round((image.height * width) / image.width));
  frame.format = AV_PIX_FMT_YUVJ420P;
  frame.colorRange = AVCOL_RANGE_JPEG;
  succeed(frame.getBuffer(), "hold a picture");
  scaler.allocContext();
  scaler.setOption("sws_flags", "bilinear");
  succeed(scaler.scaleFrameSync(frame, source), "scale a picture");
  context.allocContext3(codec);
  context.width = frame.width;
  context.height = frame.height;
  context.pixelFormat = AV_PIX_FMT_YUVJ420P;
  context.colorRange = AVCOL_RANGE_JPEG;
  context.timeBase = new Rational(1, 1);
  context.threadCount = 1;
  context.setOption("flags", "+qscale+bitexact");
  context.globalQuality = QUALITY * LAMBDA;
  frame.quality = QUALITY * LAMBDA;
  frame.pts = 0n;
  succeed(context.open2Sync(codec, null), "open the JPEG encoder");
  succeed(context.sendFrameSync(frame), "encode a picture");
  context.sendFrameSync(null);
  succeed(context.receivePacketSync(packet), "encode a picture");
  return new Uint8Array(defined(packet.data));
}

/** A thumbnail of what is shown at a time, or of a part of it. */
export function readJpeg(
  layout: RecordingLayout,
  {
    seconds,
    width,
    box,
    track = 0,
  }: { readonly seconds: number; readonly width?: number; readonly box?: Box; readonly track?: number },
): Uint8Array {
  for (const { frame, shape } of shownPictures(layout, track, Float64Array.of(seconds))) {
    const painter = new Painter(shape.width, shape.height, shape.orientation);
    try {
      const shown = painter.paint(frame);
      const part = box ? cut(shown, box) : shown;
      return encodeJpeg(part, Math.min(width ?? part.width, part.width));
    } finally {
      painter.close();
    }
  }
  throw new MediaError(
    "input-invalid",
    `${basename(layout.path)} shows no picture at ${seconds} s. Ask for a time within its video.`,
    { path: layout.path, field: "seconds", seconds },
  );
}
