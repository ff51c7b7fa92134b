import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tinyOnnx } from "./onnx.fixture.ts";
import { entry } from "./workbench.fixture.ts";

/** Side of the weights: 512² floats are 1 MiB a model. */
export const SIZE = 512;

/** `count` voice-activity models, each a file of its own that weighs 1 MiB and multiplies by its number. */
export function manyModels(dir: string, count: number) {
  mkdirSync(dir, { recursive: true });
  return Array.from({ length: count }, (_, i) => {
    const id = `m${String(i).padStart(3, "0")}`;
    writeFileSync(join(dir, `${id}.onnx`), tinyOnnx({ size: SIZE, gain: i }));
    return entry(id, {
      fixture: "tiny",
      memoryMiB: 2,
      files: [{ name: "model", path: join(dir, `${id}.onnx`) }],
    });
  });
}
