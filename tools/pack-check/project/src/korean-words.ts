import { defineModel } from "hapju";

/** A model of {@link translation}, executed by {@link lookup}. */
export const koreanWords = defineModel({
  id: "korean-words",
  version: "1",
  task: "translation",
  runtime: "lookup",
  adapter: new URL("./korean-words-adapter.ts", import.meta.url).href,
  files: [],
  options: { table: { together: "합", play: "주" } },
  licence: "MIT",
  commercialUse: true,
  memoryMiB: 1,
  card: "Two words.",
});
