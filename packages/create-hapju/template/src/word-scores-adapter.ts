import type { Adapter } from "hapju";
import type { javascript } from "hapju/inference";
import { z } from "zod";
import type { sentiment } from "./sentiment.ts";

const words = z.object({ good: z.array(z.string()), bad: z.array(z.string()) });

/** Runs in a model host, a process of its own: a crash here is a failed call and nothing else. */
export const adapter: Adapter<typeof sentiment, typeof javascript> = {
  async load({ options }) {
    const { good, bad } = words.parse(options);
    return {
      run: async (inputs) =>
        inputs.map(({ text }) => {
          const found = text.toLowerCase().match(/\p{Letter}+/gu) ?? [];
          const scores = found.map((word) => Number(good.includes(word)) - Number(bad.includes(word)));
          const sum = scores.reduce((total, score) => total + score, 0);
          return { score: sum / Math.max(1, scores.filter(Boolean).length) };
        }),
      close: async () => {},
    };
  },
};
