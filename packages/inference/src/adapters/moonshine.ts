import type { speechRecognition } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import { moonshineNetwork } from "./moonshine/network.ts";
import { recognize } from "./moonshine/recognize.ts";
import type { TaskAdapter } from "./task-adapter.ts";

/**
 * Moonshine (N. Jeffries et al., 2024), English. Files: `encoder` and `decoder` (merged, with a cache).
 * The same sound alone and in a batch gives different text, so it is never batched.
 */
export const adapter: TaskAdapter<typeof speechRecognition> = {
  async load(files, sessions) {
    const encoder = await sessions.open(files.encoder!);
    const decoder = await sessions.open(files.decoder!);
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
