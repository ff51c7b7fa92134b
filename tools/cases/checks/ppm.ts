import type { Image } from "@hapju/spec";
import { CaseError } from "../errors.ts";

/** Reads a binary PPM (P6, 8 bits). @throws CaseError for another file */
export function readPpm(bytes: Uint8Array, path: string): Image {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1000));
  const match = /^P6\s+(?:#.*\n\s*)*(\d+)\s+(\d+)\s+255\s/.exec(head);
  const [whole = "", width, height] = match ?? [];
  const image = { width: Number(width), height: Number(height), data: bytes.subarray(whole.length) };
  if (match && image.data.length === image.width * image.height * 3) return image;
  throw new CaseError(`${path} is not a PPM of 8 bits (P6).`);
}
