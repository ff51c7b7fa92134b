import { writeFileSync } from "node:fs";
import { encodeJpeg } from "../decoder/jpeg.ts";
import { orient } from "../decoder/orientation.ts";
import { numberedPicture } from "./pictures.ts";

/** For each EXIF orientation 1…8: how an upright picture is turned before it is stored. */
const STORED = [
  { a: 1, b: 0, c: 0, d: 1 },
  { a: -1, b: 0, c: 0, d: 1 },
  { a: -1, b: 0, c: 0, d: -1 },
  { a: 1, b: 0, c: 0, d: -1 },
  { a: 0, b: 1, c: 1, d: 0 },
  { a: 0, b: -1, c: 1, d: 0 },
  { a: 0, b: -1, c: -1, d: 0 },
  { a: 0, b: 1, c: -1, d: 0 },
] as const;

/** An EXIF segment that says only the orientation. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from("4d4d002a000000080001011200030000000100000000" + "00000000", "hex");
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from("ffe10000457869660000", "hex");
  head.writeUInt16BE(head.length - 2 + tiff.length, 2);
  return Buffer.concat([head, tiff]);
}

/** A photo taken with the camera held the way an EXIF orientation (1…8) says; shown it is numbered picture 5. */
export function photoOf(orientation: number, size = { width: 120, height: 80 }): Uint8Array {
  const upright = numberedPicture(5, size.width, size.height);
  const stored = orient(upright, STORED[orientation - 1]!, 3);
  const jpeg = Buffer.from(encodeJpeg(stored, stored.width));
  return Buffer.concat([jpeg.subarray(0, 2), exif(orientation), jpeg.subarray(2)]);
}

/** Writes {@link photoOf} to a file. */
export function makePhoto(path: string, orientation = 1): void {
  writeFileSync(path, photoOf(orientation));
}
