import type { onnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import { type Adapter, SAMPLE_RATE } from "@hapju/spec";
import type { speakerSegmentation } from "./contract.ts";

/** The network was trained on windows of this length; shorter audio is padded with silence. */
const WINDOW = 10 * SAMPLE_RATE;
/** Samples from one frame to the next, and samples that one frame covers. */
const STEP = 270;
const FIELD = 991;
const COMBINATIONS = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]];

/** pyannote segmentation-3.0 (MIT). Files: `model`, which answers log-probabilities of the seven combinations. */
export const adapter: Adapter<typeof speakerSegmentation, typeof onnx> = {
  async load({ files, runtime }) {
    const session = await runtime.open(fileOf(files, "model"));
    return {
      run: eachInput(async ({ samples }) => ({
        stepSeconds: STEP / SAMPLE_RATE,
        startSeconds: FIELD / 2 / SAMPLE_RATE,
        combinations: COMBINATIONS,
        probabilities: await probabilitiesOf(session, samples),
      })),
      close: () => session.release(),
    };
  },
};

async function probabilitiesOf(session: InferenceSession, samples: Float32Array): Promise<Float32Array> {
  if (samples.length > WINDOW)
    throw new InferenceError(
      "input-invalid",
      `The audio has ${(samples.length / SAMPLE_RATE).toFixed(1)} s, and the model takes ${WINDOW / SAMPLE_RATE} s at most. Cut it into windows.`,
      { samples: samples.length },
    );
  const window = new Float32Array(WINDOW);
  window.set(samples);
  const outputs = await session.run({ waveform: new Tensor("float32", window, [1, 1, WINDOW]) });
  const frames = Math.max(0, Math.floor((samples.length - FIELD) / STEP) + 1);
  return floatsOf(outputs, "log_probabilities")
    .subarray(0, frames * COMBINATIONS.length)
    .map(Math.exp);
}
