import { Tensor } from "onnxruntime-node";
import type { Adapter } from "../adapters/adapter.ts";
import type { voiceActivity } from "../tasks/index.ts";
import type { InputOf, OutputOf } from "../tasks/task.ts";

/** Runs a file of `tinyOnnx` as a voice-activity model: each sample times the file's gain. */
export const adapter: Adapter<InputOf<typeof voiceActivity>, OutputOf<typeof voiceActivity>> = {
  async load(files, sessions) {
    const session = await sessions.open(files.model!);
    return {
      async run(inputs, signal) {
        const outputs = [];
        for (const { samples } of inputs) {
          signal.throwIfAborted();
          const { y } = await session.run({ x: new Tensor("float32", samples, [1, samples.length]) });
          outputs.push({ windowSeconds: 1, probabilities: y!.data as Float32Array<ArrayBuffer> });
        }
        return outputs;
      },
      close: () => session.release(),
    };
  },
};
