import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { OnnxApi } from "../../runtimes/onnx/sessions.ts";
import { audioNetwork } from "./audio-network.ts";
import { backendNetwork } from "./backend-network.ts";
import { FRAME_SAMPLES, soundFrames } from "./cepstrum.ts";
import { readStateDict } from "./state-dict.ts";
import { visualNetwork } from "./visual-network.ts";

/** Side of a face crop in pixels. */
const CROP_SIZE = 112;
/** Numbers per video frame that the encoders answer. */
export const WIDTH = 128;
/** Rows of sound per video frame. */
const SOUND_PER_FRAME = 4;
/** Long tracks are encoded in pieces, or their activations would fill the memory … */
const PIECE = 50;
/** … with as many frames of surroundings as the convolutions reach. */
const REACH = 6;

/** The three networks of Light-ASD in memory. */
export class LightAsd {
  readonly #visual: InferenceSession;
  readonly #audio: InferenceSession;
  readonly #backend: InferenceSession;

  private constructor(visual: InferenceSession, audio: InferenceSession, backend: InferenceSession) {
    this.#visual = visual;
    this.#audio = audio;
    this.#backend = backend;
  }

  /** Writes the PyTorch file's weights as ONNX and opens them. */
  static async open(path: string, sessions: OnnxApi): Promise<LightAsd> {
    const weights = readStateDict(await readFile(path));
    const folder = await mkdtemp(join(tmpdir(), "hapju-light-asd-"));
    const open = async (name: string, model: Uint8Array) => {
      const file = join(folder, `${name}.onnx`);
      await writeFile(file, model);
      return sessions.open(file);
    };
    try {
      return new LightAsd(
        await open("visual", visualNetwork(weights)),
        await open("audio", audioNetwork(weights)),
        await open("backend", backendNetwork(weights)),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    for (const session of [this.#visual, this.#audio, this.#backend]) await session.release();
  }

  /** Grey crops at 25 frames a second → 128 numbers a frame. */
  async see(crops: Uint8Array, signal: AbortSignal): Promise<Float32Array> {
    const size = CROP_SIZE * CROP_SIZE;
    const frames = crops.length / size;
    const out = new Float32Array(frames * WIDTH);
    for (let start = 0; start < frames; start += PIECE) {
      signal.throwIfAborted();
      const end = Math.min(frames, start + PIECE);
      const from = Math.max(0, start - REACH);
      const to = Math.min(frames, end + REACH);
      const input = new Tensor("uint8", crops.subarray(from * size, to * size), [
        to - from,
        CROP_SIZE,
        CROP_SIZE,
      ]);
      const { embedding } = await this.#visual.run({ frames: input });
      const numbers = embedding!.data as Float32Array;
      out.set(numbers.subarray((start - from) * WIDTH, (end - from) * WIDTH), start * WIDTH);
    }
    return out;
  }

  /** Sound at 16 kHz → 128 numbers for each of `frames` video frames. */
  async hear(samples: Float32Array, frames: number): Promise<Float32Array> {
    const rows = SOUND_PER_FRAME * frames;
    const input = new Tensor("float32", soundFrames(samples, rows), [rows, FRAME_SAMPLES]);
    const { embedding } = await this.#audio.run({ frames: input });
    return embedding!.data as Float32Array;
  }

  /** What was seen with what was heard → "speaks" against "does not" per frame, in logits. */
  async compare(seen: Float32Array, heard: Float32Array): Promise<Float32Array> {
    const dims = [seen.length / WIDTH, WIDTH];
    const { score } = await this.#backend.run({
      visual: new Tensor("float32", seen, dims),
      audio: new Tensor("float32", heard, dims),
    });
    return score!.data as Float32Array;
  }
}
