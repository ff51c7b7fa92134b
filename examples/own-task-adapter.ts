import type { javascript } from "@hapju/inference";
import type { Adapter } from "@hapju/spec";
import type { chat } from "./own-task.ts";

/** Answers in capitals. */
export const adapter: Adapter<typeof chat, typeof javascript> = {
  async load() {
    return {
      run: async (inputs) => inputs.map(({ prompt }) => ({ text: prompt.toUpperCase() })),
      close: async () => {},
    };
  },
};
