import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Frame, type FramesOptions, openMedia } from "./index.ts";
import { numberOf } from "./testing/index.ts";

/** A folder and a decoder for the tests of one file. */
export function testMedia() {
  const media = openMedia();
  const folder = mkdtempSync(join(tmpdir(), "hapju-media-"));
  afterAll(async () => {
    await media.close();
    rmSync(folder, { recursive: true });
  });
  return {
    media,
    file: (name: string) => join(folder, name),
    async framesOf(path: string, options: FramesOptions): Promise<Frame[]> {
      const frames: Frame[] = [];
      for await (const batch of media.frames(path, options)) frames.push(...batch);
      return frames;
    },
  };
}

/** Time and number of each frame. */
export const numbersOf = (frames: readonly Frame[]) =>
  frames.map((frame) => [frame.seconds, numberOf(frame)]);

/** The loudness (root mean square) of a segment of sound at 16,000 Hz. */
export function loudness(samples: Float32Array, fromSeconds: number, toSeconds: number): number {
  const part = samples.subarray(Math.round(fromSeconds * 16_000), Math.round(toSeconds * 16_000));
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
}
