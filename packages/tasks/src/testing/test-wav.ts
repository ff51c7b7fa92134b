import { readFile } from "node:fs/promises";

/** Samples of a mono 16 kHz WAV file of 16-bit integers or 32-bit floats, as the developers' data has them. */
export async function readWav(path: string): Promise<Float32Array<ArrayBuffer>> {
  const bytes = await readFile(path);
  let bits = 0;
  for (let at = 12; at < bytes.length; ) {
    const kind = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (kind === "fmt ") bits = bytes.readUInt16LE(at + 22);
    if (kind === "data") {
      const count = Math.floor(Math.min(length, bytes.length - at - 8) / (bits / 8));
      const read = (i: number) =>
        bits === 32 ? bytes.readFloatLE(at + 8 + 4 * i) : bytes.readInt16LE(at + 8 + 2 * i) / 32768;
      return Float32Array.from({ length: count }, (_, i) => read(i));
    }
    at += 8 + length + (length % 2);
  }
  throw new Error(`${path} has no sound`);
}
