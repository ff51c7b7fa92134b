/**
 * Writes packages/weights/x-vector: `node tools/weights/x-vector.ts FOLDER`, FOLDER being an unpacked vosk-model-spk-0.4
 * (alphacephei.com/vosk/models).
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileOf } from "./output.ts";
import { xVectorNetwork } from "./x-vector/network.ts";

const [, , folder] = process.argv;
if (folder === undefined) throw new Error("Name the model's folder: node tools/weights/x-vector.ts FOLDER");
const network = await readFile(join(folder, "final.ext.raw"));
const telephoneMean = (await readFile(join(folder, "mean.vec"), "latin1"))
  .replace(/[[\]]/g, " ")
  .trim()
  .split(/\s+/)
  .map(Number);
const readSpeechMean: number[] = JSON.parse(
  await readFile(new URL("x-vector/read-speech-mean.json", import.meta.url), "utf8"),
);
const bytes = xVectorNetwork({ network, telephoneMean, readSpeechMean });
await writeFileOf("weights", "x-vector/x-vector.onnx", bytes);
