import { defineModel } from "hapju";

/** A model of the task. Its code is `word-scores-adapter.ts`; `onnx` and other runtimes run networks. */
export const wordScores = defineModel({
  id: "word-scores",
  version: "1",
  task: "sentiment",
  runtime: "javascript",
  adapter: new URL("./word-scores-adapter.ts", import.meta.url).href,
  files: [],
  options: { good: ["great", "love", "fast"], bad: ["slow", "broken", "refund"] },
  licence: "MIT",
  commercialUse: true,
  memoryMiB: 1,
  card: "Counts good and bad words; English.",
});
