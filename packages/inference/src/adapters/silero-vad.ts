import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { voiceActivity } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import type { TaskAdapter } from "./task-adapter.ts";

const SAMPLE_RATE = 16_000;
const WINDOW = 512;
/** The end of the window before goes in front of each; without it the model hears nothing, with no error. */
const CONTEXT = 64;
const STATE_DIMS = [2, 1, 128];

/** Silero VAD v5 and v6 (MIT). Files: `model`. A last window that is not full is filled with silence. */
export const adapter: TaskAdapter<typeof voiceActivity> = {
  async load(files, sessions) {
    const session = await sessions.open(files.model!);
    return {
      run: eachInput(async ({ samples }, signal) => ({
        windowSeconds: WINDOW / SAMPLE_RATE,
        probabilities: await listen(session, samples, signal),
      })),
      close: () => session.release(),
    };
  },
};

async function listen(
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
    const heard = samples.subarray(Math.max(0, start - CONTEXT), start + WINDOW);
    input.set(heard, i === 0 ? CONTEXT : 0);
    const result = await session.run({
      input: new Tensor("float32", input, [1, input.length]),
      state,
      sr: rate,
    });
    probabilities[i] = (result.output!.data as Float32Array)[0]!;
    state = result.stateN!;
  }
  return probabilities;
}
