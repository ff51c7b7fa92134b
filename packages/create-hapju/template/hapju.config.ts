import { defineConfig } from "hapju";
import { sentiment } from "./src/sentiment.ts";
import { wordScores } from "./src/word-scores.ts";

/** What the `hapju` commands know beside what they bring: `npx hapju models list` shows the model. */
export default defineConfig({
  tasks: [sentiment],
  catalog: [wordScores],
});
