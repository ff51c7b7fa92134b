import type { SherpaApi, SpeakerEmbeddingExtractor, sherpaOnnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import { type Adapter, SAMPLE_RATE } from "@hapju/spec";
import type { speakerEmbedding } from "./contract.ts";

/** Speaker embeddings of sherpa-onnx (3D-Speaker, WeSpeaker, NeMo), of length one. Files: `model`. */
export const adapter: Adapter<typeof speakerEmbedding, typeof sherpaOnnx> = {
  async load({ files, runtime }) {
    const model = open(runtime, fileOf(files, "model"));
    return {
      run: eachInput(async ({ samples }) => ({ embedding: embed(model.extractor, samples) })),
      close: async () => model.close(),
    };
  },
};

/** The extractor behind a reference that can be dropped: that is how its memory is freed. */
function open({ addon, settings, collect }: SherpaApi, model: string) {
  const held: { extractor?: SpeakerEmbeddingExtractor | undefined } = {
    extractor: new addon.SpeakerEmbeddingExtractor({ ...settings, model }),
  };
  return {
    get extractor() {
      if (!held.extractor) throw new InferenceError("closed", "The speaker model was closed.");
      return held.extractor;
    },
    close() {
      held.extractor = undefined;
      collect();
    },
  };
}

function embed(extractor: SpeakerEmbeddingExtractor, samples: Float32Array): Float32Array<ArrayBuffer> {
  const stream = extractor.createStream();
  stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
  stream.inputFinished();
  if (!extractor.isReady(stream)) {
    const seconds = samples.length / SAMPLE_RATE;
    throw new InferenceError(
      "input-invalid",
      `${seconds.toFixed(2)} s of speech are too short for a speaker embedding. Give a second or more.`,
      { seconds },
    );
  }
  const vector = extractor.compute(stream, false);
  const length = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (value) => value / length);
}
