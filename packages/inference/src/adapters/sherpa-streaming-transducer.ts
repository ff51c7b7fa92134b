import { setImmediate } from "node:timers/promises";
import type { speechRecognition } from "../tasks/index.ts";
import { collect, featConfig, SAMPLE_RATE, settings, sherpaOnnx } from "./sherpa/addon.ts";
import { answerOf } from "./sherpa/words.ts";
import type { TaskAdapter } from "./task-adapter.ts";

/** Silence after the sound, so that the last word leaves the network's window. */
const TAIL_SECONDS = 0.8;

/** Streaming transducers of sherpa-onnx, given a whole stretch. Files: `encoder`, `decoder`, `joiner`, `tokens`. */
export const adapter: TaskAdapter<typeof speechRecognition> = {
  async load(files, sessions, options = {}) {
    const { OnlineRecognizer } = sherpaOnnx();
    const { encoder, decoder, joiner, tokens } = files as Record<string, string> & Record<"tokens", string>;
    let recognizer: InstanceType<typeof OnlineRecognizer> | undefined = new OnlineRecognizer({
      featConfig,
      modelConfig: {
        ...settings(sessions.threads),
        transducer: { encoder: encoder!, decoder: decoder!, joiner: joiner! },
        tokens,
        ...(options.modelType && { modelType: options.modelType }),
      },
      decodingMethod: "greedy_search",
      enableEndpoint: false,
    });
    return {
      async run(inputs, signal) {
        const answers = [];
        for (const { samples } of inputs) {
          const stream = recognizer!.createStream();
          stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
          stream.acceptWaveform({
            samples: new Float32Array(TAIL_SECONDS * SAMPLE_RATE),
            sampleRate: SAMPLE_RATE,
          });
          stream.inputFinished();
          while (recognizer!.isReady(stream)) {
            signal.throwIfAborted();
            recognizer!.decode(stream);
            // Decoding blocks the event loop; a breath lets a cancellation in.
            await setImmediate();
          }
          answers.push(answerOf(recognizer!.getResult(stream)));
        }
        return answers;
      },
      async close() {
        recognizer = undefined;
        collect();
      },
    };
  },
};
