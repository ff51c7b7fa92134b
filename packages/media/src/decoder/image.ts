import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Image } from "@hapju/spec";
import { AV_FRAME_DATA_DISPLAYMATRIX, type FFDecoderCodec } from "node-av/constants";
import { Codec, CodecContext, Frame, Packet } from "node-av/lib";
import { MediaError } from "../errors.ts";
import { reasonOf } from "./av.ts";
import { pictureKind } from "./image-kind.ts";
import { checkFile } from "./input.ts";
import { isTurned, orientationOf } from "./orientation.ts";
import { Painter } from "./painter.ts";

/** No photo of a camera is larger, and a header that says more wants to fill the memory. */
const MOST_PIXELS = 268_435_456;

/** Reads a photo, turned the way its camera was held. Transparent parts keep the colour below. */
export function readImage(source: string | Uint8Array): Image {
  const name = typeof source === "string" ? basename(source) : "The picture";
  const data = typeof source === "string" ? { path: source } : { bytes: source.length };
  if (typeof source === "string") checkFile(source);
  const bytes = typeof source === "string" ? readFileSync(source) : Buffer.from(source);
  const fail = (reason: string) =>
    new MediaError("not-an-image", `${name} ${reason}. Give a JPEG, PNG or WebP photo.`, data);
  if (bytes.length === 0) throw fail("is empty (0 bytes)");
  const kind = pictureKind(bytes);
  if (kind === "heif") throw fail("is a HEIC or AVIF photo, which cannot be read here");
  const codec = kind ? Codec.findDecoderByName(kind as FFDecoderCodec) : null;
  if (!codec) throw fail("is not a picture");
  using context = new CodecContext();
  context.allocContext3(codec);
  context.threadCount = 1;
  context.setOption("max_pixels", MOST_PIXELS);
  using packet = new Packet();
  using frame = new Frame();
  packet.alloc();
  frame.alloc();
  packet.data = bytes;
  const opened = context.open2Sync(codec, null);
  const sent = opened < 0 ? opened : context.sendPacketSync(packet);
  context.sendPacketSync(null);
  const received = context.receiveFrameSync(frame);
  if (received < 0) throw fail(`is a broken picture (${reasonOf(sent < 0 ? sent : received)})`);
  const orientation = orientationOf(frame.getSideData(AV_FRAME_DATA_DISPLAYMATRIX));
  const { width, height } = frame;
  const turned = isTurned(orientation);
  const painter = new Painter(turned ? height : width, turned ? width : height, orientation);
  try {
    return painter.paint(frame);
  } finally {
    painter.close();
  }
}
