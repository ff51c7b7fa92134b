import assert from "node:assert/strict";
import { resolve } from "node:path";
import { createInference, defineStep, input, localScope, openEngine, openStorage, pipeline } from "hapju";
import { koreanWords } from "./korean-words.ts";
import { lookup } from "./lookup.ts";
import { translation } from "./translation.ts";

const splitWords = defineStep({
  name: "split-words",
  version: 1,
  run: async ({ text }: { text: string }) => text.split(" "),
});
const translate = defineStep({
  name: "translate",
  version: 1,
  tasks: [translation],
  run: async ({ word }: { word: string }, ctx) => (await ctx.call(translation, { word })).word,
});
const join = defineStep({
  name: "join",
  version: 1,
  run: async ({ words }: { words: readonly string[] }) => words.join(""),
});
const translated = pipeline("translated", { text: input<string>() }, (p, { text }) => {
  const word = p.split("words", { text }, splitWords);
  const words = p.each("translated", { word }, translate);
  return p.all("joined", { words }, join);
});

const home = resolve("home");
const storage = await openStorage({ home });
const inference = createInference({
  tasks: [translation],
  runtimes: [lookup],
  catalog: [koreanWords],
  dir: resolve(home, "models"),
});
const engine = await openEngine({ storage, pipelines: [translated], tasks: inference });
engine.work();
const run = await engine.start(localScope, translated, { text: "together play" });
assert.equal(await engine.result(localScope, run), "합주");
await engine.close();
await inference.close();
await storage.close();
console.log("합주");
