import type { onnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import { type Adapter, SAMPLE_RATE } from "@hapju/spec";
import type { speakerEmbedding } from "./contract.ts";
import { COEFFICIENTS, cepstrum, LEAST_FRAMES } from "./x-vector/cepstrum.ts";

/**
 * X-vectors (Snyder et al., ICASSP 2018) of Johns Hopkins University's Kaldi recipe for telephone speech: 128 numbers
 * of length one, compared by cosine. Files: `model`.
 */
export const adapter: Adapter<typeof speakerEmbedding, typeof onnx> = {
  async load({ files, runtime }) {
    const session = await runtime.open(fileOf(files, "model"));
    return {
      run: eachInput(async ({ samples }) => ({ embedding: await embed(session, samples) })),
      close: () => session.release(),
    };
  },
};

async function embed(session: InferenceSession, samples: Float32Array) {
  const { data, frames } = cepstrum(samples);
  if (frames < LEAST_FRAMES) {
    const seconds = samples.length / SAMPLE_RATE;
    throw new InferenceError(
      "input-invalid",
      `${seconds.toFixed(2)} s of speech are too short for a speaker embedding. Give a second or more.`,
      { seconds },
    );
  }
  const outputs = await session.run({ cepstrum: new Tensor("float32", data, [frames, COEFFICIENTS]) });
  return floatsOf(outputs, "embedding");
}
