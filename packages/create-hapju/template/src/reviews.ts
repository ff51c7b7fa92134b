import { defineStep, input, pipeline } from "hapju";
import { sentiment } from "./sentiment.ts";

/** One review with the score a model gave it. */
export interface ScoredReview {
  readonly text: string;
  readonly score: number;
}

const splitReviews = defineStep({
  name: "split-reviews",
  version: 1,
  run: async ({ reviews }: { reviews: readonly string[] }) => reviews,
});

const scoreReview = defineStep({
  name: "score-review",
  version: 1,
  tasks: [sentiment],
  run: async ({ review }: { review: string }, ctx): Promise<ScoredReview> => {
    const { score } = await ctx.call(sentiment, { text: review });
    return { text: review, score };
  },
});

const findWorst = defineStep({
  name: "find-worst",
  version: 1,
  run: async ({ scored }: { scored: readonly ScoredReview[] }) => ({
    count: scored.length,
    worst: scored.toSorted((a, b) => a.score - b.score)[0] ?? null,
  }),
});

/** Scores each review and finds the worst. A review that was scored once is never scored again. */
export const worstReview = pipeline(
  "worst-review",
  { reviews: input<readonly string[]>() },
  (p, { reviews }) => {
    const review = p.split("reviews", { reviews }, splitReviews);
    const scored = p.each("scored", { review }, scoreReview);
    return p.all("worst", { scored }, findWorst);
  },
);
