import type { onnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import { type Adapter, SAMPLE_RATE } from "@hapju/spec";
import { BANDS, fbank } from "./campplus/fbank.ts";
import type { speakerEmbedding } from "./contract.ts";

/** Less speech tells nothing of a voice. */
const LEAST_SECONDS = 0.25;

/** CAM++ of 3D-Speaker (Wang et al., Interspeech 2023): 192 numbers of length one, compared by cosine. Files: `model`. */
export const adapter: Adapter<typeof speakerEmbedding, typeof onnx> = {
  async load({ files, runtime }) {
    const session = await runtime.open(fileOf(files, "model"));
    return {
      run: eachInput(async ({ samples }) => ({ embedding: await embed(session, samples) })),
      close: () => session.release(),
    };
  },
};

async function embed(session: InferenceSession, samples: Float32Array): Promise<Float32Array> {
  const seconds = samples.length / SAMPLE_RATE;
  if (seconds < LEAST_SECONDS)
    throw new InferenceError(
      "input-invalid",
      `${seconds.toFixed(2)} s of speech are too short for a speaker embedding. Give a second or more.`,
      { seconds },
    );
  const { data, frames } = fbank(samples);
  const outputs = await session.run({ fbank: new Tensor("float32", data, [1, frames, BANDS]) });
  const embedding = floatsOf(outputs, "embedding");
  const length = Math.hypot(...embedding) || 1;
  return embedding.map((value) => value / length);
}
