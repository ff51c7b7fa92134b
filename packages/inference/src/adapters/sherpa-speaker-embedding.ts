import { ModelsError } from "../errors.ts";
import type { speakerEmbedding } from "../tasks/index.ts";
import {
  collect,
  SAMPLE_RATE,
  type SpeakerEmbeddingExtractor,
  settings,
  sherpaOnnx,
} from "./sherpa/addon.ts";
import type { TaskAdapter } from "./task-adapter.ts";

/** Speaker embeddings of sherpa-onnx (3D-Speaker, WeSpeaker, NeMo), of length one. Files: `model`. */
export const adapter: TaskAdapter<typeof speakerEmbedding> = {
  async load(files, sessions) {
    const { SpeakerEmbeddingExtractor } = sherpaOnnx();
    let extractor: SpeakerEmbeddingExtractor | undefined = new SpeakerEmbeddingExtractor({
      ...settings(sessions.threads),
      model: files.model!,
    });
    return {
      async run(inputs, signal) {
        return inputs.map(({ samples }) => {
          signal.throwIfAborted();
          return { embedding: embed(extractor!, samples) };
        });
      },
      async close() {
        extractor = undefined;
        collect();
      },
    };
  },
};

function embed(extractor: SpeakerEmbeddingExtractor, samples: Float32Array): Float32Array<ArrayBuffer> {
  const stream = extractor.createStream();
  stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
  stream.inputFinished();
  if (!extractor.isReady(stream)) {
    const seconds = (samples.length / SAMPLE_RATE).toFixed(2);
    throw new ModelsError(
      "input-invalid",
      `${seconds} s of speech are too short for a speaker embedding; give a second or more`,
      {
        seconds: samples.length / SAMPLE_RATE,
      },
    );
  }
  const vector = extractor.compute(stream, false);
  const length = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (value) => value / length);
}
