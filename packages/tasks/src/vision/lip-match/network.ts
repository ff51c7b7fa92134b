import { floatsOf, type InferenceSession, type OnnxApi, Tensor } from "@hapju/inference/onnx";
import { CROP_SIZE } from "../active-speaker/contract.ts";
import { audioFrames, FRAME_SAMPLES } from "./audio-frames.ts";

/** Numbers per video frame that the encoders answer. */
export const WIDTH = 128;
/** Rows of audio per video frame. */
const AUDIO_PER_FRAME = 4;
/** Long tracks are encoded in pieces, or their activations would fill the memory … */
const PIECE = 50;
/** … with as many frames of surroundings as the convolutions reach. */
const REACH = 6;

/** Paths of the three networks. */
export interface LightAsdFiles {
  readonly visual: string;
  readonly audio: string;
  readonly backend: string;
}

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

  /** Opens the three networks. */
  static async open(files: LightAsdFiles, runtime: OnnxApi): Promise<LightAsd> {
    return new LightAsd(
      await runtime.open(files.visual),
      await runtime.open(files.audio),
      await runtime.open(files.backend),
    );
  }

  /** Releases the sessions. */
  async close(): Promise<void> {
    for (const session of [this.#visual, this.#audio, this.#backend]) await session.release();
  }

  /** Grey crops at 25 frames a second → 128 numbers a frame. */
  async encodeVideo(crops: Uint8Array, signal: AbortSignal): Promise<Float32Array> {
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
      const numbers = floatsOf(await this.#visual.run({ frames: input }), "embedding");
      out.set(numbers.subarray((start - from) * WIDTH, (end - from) * WIDTH), start * WIDTH);
    }
    return out;
  }

  /** Audio at 16 kHz → 128 numbers for each of `frames` video frames. */
  async encodeAudio(samples: Float32Array, frames: number): Promise<Float32Array> {
    const rows = AUDIO_PER_FRAME * frames;
    const input = new Tensor("float32", audioFrames(samples, rows), [rows, FRAME_SAMPLES]);
    return floatsOf(await this.#audio.run({ frames: input }), "embedding");
  }

  /** Encoded video and audio → "speaks" against "does not" per frame, in logits. */
  async compare(video: Float32Array, audio: Float32Array): Promise<Float32Array> {
    const dims = [video.length / WIDTH, WIDTH];
    const scores = await this.#backend.run({
      visual: new Tensor("float32", video, dims),
      audio: new Tensor("float32", audio, dims),
    });
    return floatsOf(scores, "score");
  }
}
