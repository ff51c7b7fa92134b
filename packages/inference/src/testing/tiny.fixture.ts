import type { Adapter } from "@hapju/spec";
import { eachInput, fileOf } from "../adapter/index.ts";
import { floatsOf, Tensor } from "../runtimes/onnx/index.ts";
import type { onnx } from "../runtimes/onnx/runtime.ts";
import type { voiceActivity } from "./tasks.fixture.ts";

/** Runs a file of `tinyOnnx` as a voice-activity model: each sample times the file's gain. */
export const adapter: Adapter<typeof voiceActivity, typeof onnx> = {
  async load({ files, runtime }) {
    const session = await runtime.open(fileOf(files, "model"));
    return {
      run: eachInput(async ({ samples }) => {
        const outputs = await session.run({ x: new Tensor("float32", samples, [1, samples.length]) });
        return { windowSeconds: 1, probabilities: floatsOf(outputs, "y") };
      }),
      close: () => session.release(),
    };
  },
};
