/** Writes packages/weights/face-api: `node tools/weights/face-api.ts`. The input is a development dependency. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertFaceApi, faceApiNetworks } from "./face-api/convert.ts";
import { writeFileOf } from "./output.ts";

const manifest = fileURLToPath(import.meta.resolve("@vladmandic/face-api/package.json"));
for (const name of faceApiNetworks) {
  await writeFileOf(
    "weights",
    `face-api/${name}.onnx`,
    await convertFaceApi(name, join(dirname(manifest), "model")),
  );
}
