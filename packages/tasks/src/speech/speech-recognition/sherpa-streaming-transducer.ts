import { setImmediate } from "node:timers/promises";
import type { OnlineRecognizer, SherpaApi, sherpaOnnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import { type Adapter, type OptionsOf, SAMPLE_RATE } from "@hapju/spec";
import type { speechRecognition } from "./contract.ts";
import { featConfig } from "./sherpa/audio.ts";
import { answerOf } from "./sherpa/words.ts";

/** Silence after the sound, so that the last word leaves the network's window. */
const TAIL_SECONDS = 0.8;

/** Streaming transducers of sherpa-onnx, given a whole segment. Files: `encoder`, `decoder`, `joiner`, `tokens`. */
export const adapter: Adapter<typeof speechRecognition, typeof sherpaOnnx> = {
  async load({ files, options, runtime }) {
    let recognizer: OnlineRecognizer | undefined = open(files, options, runtime);
    return {
      run: eachInput(async ({ samples }, signal) => {
        if (!recognizer) throw new InferenceError("closed", "The recognizer was closed.");
        return recognize(recognizer, samples, signal);
      }),
      async close() {
        recognizer = undefined;
        runtime.collect();
      },
    };
  },
};

function open(
  files: Readonly<Record<string, string>>,
  { modelType }: OptionsOf<typeof sherpaOnnx>,
  { addon, settings }: SherpaApi,
): OnlineRecognizer {
  return new addon.OnlineRecognizer({
    featConfig,
    modelConfig: {
      ...settings,
      transducer: {
        encoder: fileOf(files, "encoder"),
        decoder: fileOf(files, "decoder"),
        joiner: fileOf(files, "joiner"),
      },
      tokens: fileOf(files, "tokens"),
      ...(modelType === undefined ? {} : { modelType }),
    },
    decodingMethod: "greedy_search",
    enableEndpoint: false,
  });
}

async function recognize(recognizer: OnlineRecognizer, samples: Float32Array, signal: AbortSignal) {
  const stream = recognizer.createStream();
  stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
  stream.acceptWaveform({ samples: new Float32Array(TAIL_SECONDS * SAMPLE_RATE), sampleRate: SAMPLE_RATE });
  stream.inputFinished();
  while (recognizer.isReady(stream)) {
    signal.throwIfAborted();
    recognizer.decode(stream);
    // Decoding blocks the event loop; yielding lets a cancellation in.
    await setImmediate();
  }
  return answerOf(recognizer.getResult(stream));
}
