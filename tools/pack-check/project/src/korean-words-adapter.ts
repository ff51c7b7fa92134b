import type { Adapter } from "hapju";
import type { lookup } from "./lookup.ts";
import type { translation } from "./translation.ts";

export const adapter: Adapter<typeof translation, typeof lookup> = {
  async load({ options, runtime }) {
    const find = runtime.open(options.table);
    return {
      run: async (inputs) => inputs.map(({ word }) => ({ word: find(word) ?? word })),
      close: async () => {},
    };
  },
};
