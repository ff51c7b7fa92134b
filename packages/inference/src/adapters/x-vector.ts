import { type InferenceSession, Tensor } from "onnxruntime-node";
import { ModelsError } from "../errors.ts";
import type { speakerEmbedding } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import type { TaskAdapter } from "./task-adapter.ts";
import { COEFFICIENTS, cepstrum, LEAST_FRAMES } from "./x-vector/cepstrum.ts";

const SAMPLE_RATE = 16_000;

/**
 * X-vectors (Snyder et al., ICASSP 2018) of Johns Hopkins University's Kaldi recipe for telephone speech: 128 numbers
 * of length one, compared by cosine. Files: `model`, which x-vector/write-network.ts writes.
 */
export const adapter: TaskAdapter<typeof speakerEmbedding> = {
  async load(files, sessions) {
    const session = await sessions.open(files.model!);
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
    throw new ModelsError(
      "input-invalid",
      `${seconds.toFixed(2)} s of speech are too short for a speaker embedding; give a second or more`,
      { seconds },
    );
  }
  const { embedding } = await session.run({ cepstrum: new Tensor("float32", data, [frames, COEFFICIENTS]) });
  return embedding!.data as Float32Array<ArrayBuffer>;
}
