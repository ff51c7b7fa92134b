import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import type { Adapter } from "@hapju/spec";
import type { speechRecognition } from "./contract.ts";
import { moonshineNetwork } from "./moonshine/network.ts";
import { recognize } from "./moonshine/recognize.ts";

/**
 * Moonshine (N. Jeffries et al., 2024), English. Files: `encoder` and `decoder` (merged, with a cache).
 * The same audio alone and in a batch gives different text, so it is never batched.
 */
export const adapter: Adapter<typeof speechRecognition, typeof onnx> = {
  async load({ files, runtime }) {
    const encoder = await runtime.open(fileOf(files, "encoder"));
    const decoder = await runtime.open(fileOf(files, "decoder"));
    const network = moonshineNetwork(encoder, decoder);
    return {
      run: eachInput(async ({ samples }, signal) => ({ text: await recognize(network, samples, signal) })),
      async close() {
        await encoder.release();
        await decoder.release();
      },
    };
  },
};
