import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import type { Adapter } from "@hapju/spec";
import type { speechRecognition } from "./contract.ts";
import { moonshineNetwork } from "./moonshine/network.ts";
import { recognize } from "./moonshine/recognize.ts";
import { readTokens } from "./moonshine/tokens.ts";

/**
 * Moonshine (N. Jeffries et al., 2024), English. Files: `encoder`, `decoder` (merged, with a cache) and
 * `tokens`.
 * The same audio alone and in a batch gives different text, so it is never batched.
 */
export const adapter: Adapter<typeof speechRecognition, typeof onnx> = {
  async load({ files, runtime }) {
    const encoder = await runtime.open(fileOf(files, "encoder"));
    const decoder = await runtime.open(fileOf(files, "decoder"));
    const network = moonshineNetwork(encoder, decoder);
    const decode = await readTokens(fileOf(files, "tokens"));
    return {
      run: eachInput(async ({ samples }, signal) => ({
        text: await recognize({ network, decode }, samples, signal),
      })),
      async close() {
        await encoder.release();
        await decoder.release();
      },
    };
  },
};
