/**
 * Writes packages/weights-light-asd: `node tools/weights/light-asd.ts FILE`, FILE being `weight/pretrain_AVA_CVPR.model` of
 * github.com/Junhua-Liao/Light-ASD at the commit in packages/weights-light-asd/sources.json.
 */
import { readFile } from "node:fs/promises";
import { convertLightAsd } from "./light-asd/convert.ts";
import { writeFileOf } from "./output.ts";

const [, , input] = process.argv;
if (input === undefined) throw new Error("Name the PyTorch file: node tools/weights/light-asd.ts FILE");
for (const [name, bytes] of Object.entries(convertLightAsd(await readFile(input)))) {
  await writeFileOf("weights-light-asd", `light-asd/${name}`, bytes);
}
