import {
  FF_DECODER_BMP,
  FF_DECODER_GIF,
  FF_DECODER_MJPEG,
  FF_DECODER_PNG,
  FF_DECODER_TIFF,
  FF_DECODER_WEBP,
  type FFDecoderCodec,
} from "node-av/constants";

/** FFmpeg's decoder for a picture, or `heif` for the kinds that no decoder here reads. */
export type PictureKind = FFDecoderCodec | "heif";

const BRANDS = /^(heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)$/;

/** The kind of a picture by its first bytes; a file name may be wrong. */
export function pictureKind(bytes: Buffer): PictureKind | undefined {
  const text = bytes.toString("latin1", 0, 16);
  if (text.startsWith("\xff\xd8\xff")) return FF_DECODER_MJPEG;
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return FF_DECODER_PNG;
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return FF_DECODER_WEBP;
  if (text.startsWith("BM")) return FF_DECODER_BMP;
  if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return FF_DECODER_TIFF;
  if (text.startsWith("GIF8")) return FF_DECODER_GIF;
  if (text.slice(4, 8) === "ftyp" && BRANDS.test(text.slice(8, 12))) return "heif";
  return undefined;
}
