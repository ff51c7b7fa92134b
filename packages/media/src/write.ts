import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { basename, resolve } from "node:path";
import { MediaError } from "./errors.ts";
import type { CallLane, Pool } from "./pool.ts";
import type { WriteOptions } from "./types.ts";

/** x264's constant rate factor: drawn pictures and talking heads have no visible artefacts at this. */
const DEFAULT_QUALITY = 26;
/** Size of the messages with pictures to the encoder. */
const BATCH_BYTES = 8_000_000;
/** Samples per message of sound without pictures. */
const BATCH_SAMPLES = 480_000;

type Calls = Parameters<Parameters<Pool["run"]>[1]>[0];

/** Pictures in batches, with the number of samples up to the batch's end. */
async function* batchesOf(
  options: WriteOptions,
): AsyncGenerator<{ readonly pictures: Uint8Array[]; readonly until: number }> {
  const { frames, framesPerSecond = 0, samples, sampleRate = 0, width = 0, height = 0 } = options;
  let pictures: Uint8Array[] = [];
  let count = 0;
  let bytes = 0;
  for await (const picture of frames ?? []) {
    if (picture.length !== width * height * 3 && picture.length !== width * height * 4)
      throw new MediaError(
        "input-invalid",
        `frames: picture ${count} holds ${picture.length} bytes; ${width} × ${height} pixels are ${width * height * 3} (RGB) or ${width * height * 4} (RGBA).`,
        { field: "frames", picture: count, bytes: picture.length },
      );
    pictures.push(picture);
    count += 1;
    bytes += picture.length;
    if (bytes < BATCH_BYTES) continue;
    yield { pictures, until: Math.round((count / framesPerSecond) * sampleRate) };
    pictures = [];
    bytes = 0;
  }
  if (pictures.length > 0) yield { pictures, until: Math.round((count / framesPerSecond) * sampleRate) };
  const from = frames ? Math.round((count / framesPerSecond) * sampleRate) : 0;
  for (let until = from; samples && until < samples.length; ) {
    until = Math.min(samples.length, until + BATCH_SAMPLES);
    yield { pictures: [], until };
  }
}

/** Sends a recording to an encoder process; pictures are read as it needs them. */
export async function writeRecording(pool: Pool, path: string, options: WriteOptions): Promise<void> {
  const { width, height, framesPerSecond, frames, samples, sampleRate, signal } = options;
  const id = randomUUID();
  const output = resolve(path);
  const part = `${output}.${id}.part`;
  const lane: CallLane = {};
  const call = <T>(work: (calls: Calls) => Promise<T>) =>
    pool.run(
      path,
      (calls, start) => {
        if (lane.start === start) return work(calls);
        throw new MediaError(
          "decoder-died",
          `The encoder died while it wrote ${basename(path)}. Try again.`,
          {
            path,
          },
        );
      },
      { lane, signal },
    );
  const quality = options.quality ?? DEFAULT_QUALITY;
  try {
    await call((calls) =>
      calls.openWriter(id, output, part, {
        ...(frames && width && height && framesPerSecond
          ? { video: { width, height, framesPerSecond, quality, preset: "medium" } }
          : {}),
        ...(samples && sampleRate ? { audio: { sampleRate } } : {}),
      }),
    );
    let written = 0;
    for await (const { pictures, until } of batchesOf(options)) {
      const sound = samples?.slice(written, until) ?? new Float32Array();
      written = Math.max(written, until);
      await call((calls) => calls.addToWriter(id, pictures, sound));
    }
    await call((calls) => calls.finishWriter(id));
  } catch (error) {
    await pool.run(path, (calls) => calls.abandonWriter(id), { lane }).catch(() => {});
    rmSync(part, { force: true });
    throw error;
  } finally {
    pool.leave(lane);
  }
}
