import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, outputOf, Tensor } from "@hapju/inference/onnx";
import { type Adapter, SAMPLE_RATE } from "@hapju/spec";
import type { voiceActivity } from "./contract.ts";

const WINDOW = 512;
/** Each window is preceded by the end of the one before; without it the model detects nothing, with no error. */
const CONTEXT = 64;
const STATE_DIMS = [2, 1, 128];

/** Silero VAD v5 and v6 (MIT). Files: `model`. A last window that is not full is filled with silence. */
export const adapter: Adapter<typeof voiceActivity, typeof onnx> = {
  async load({ files, runtime }) {
    const session = await runtime.open(fileOf(files, "model"));
    return {
      run: eachInput(async ({ samples }, signal) => ({
        windowSeconds: WINDOW / SAMPLE_RATE,
        probabilities: await probabilitiesOf(session, samples, signal),
      })),
      close: () => session.release(),
    };
  },
};

async function probabilitiesOf(
  session: InferenceSession,
  samples: Float32Array,
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer>> {
  const probabilities = new Float32Array(Math.ceil(samples.length / WINDOW));
  const rate = new Tensor("int64", BigInt64Array.of(BigInt(SAMPLE_RATE)), []);
  let state: Tensor = new Tensor("float32", new Float32Array(256), STATE_DIMS);
  for (let i = 0; i < probabilities.length; i++) {
    signal.throwIfAborted();
    const start = i * WINDOW;
    const input = new Float32Array(CONTEXT + WINDOW);
    const window = samples.subarray(Math.max(0, start - CONTEXT), start + WINDOW);
    input.set(window, i === 0 ? CONTEXT : 0);
    const result = await session.run({
      input: new Tensor("float32", input, [1, input.length]),
      state,
      sr: rate,
    });
    probabilities.set(floatsOf(result, "output").subarray(0, 1), i);
    state = outputOf(result, "stateN");
  }
  return probabilities;
}
