import { detectorNetwork } from "./detector-network.ts";
import { landmarksNetwork } from "./landmarks-network.ts";
import { recognitionNetwork } from "./recognition-network.ts";
import { readWeights } from "./weights.ts";

/** The networks of face-api that Hapju uses. */
export const faceApiNetworks = ["detector", "landmarks", "recognition"] as const;
/** Name of one of them. */
export type FaceApiNetwork = (typeof faceApiNetworks)[number];

/**
 * Writes a network of `@vladmandic/face-api` (MIT) as ONNX, from the weights in the package: same
 * answers as TensorFlow.js, four to seven times faster, and no TensorFlow.js. Same bytes every time.
 *
 * @param folder the package's `model` folder
 * @returns the content of the ONNX file
 */
export async function convertFaceApi(name: FaceApiNetwork, folder: string): Promise<Uint8Array> {
  switch (name) {
    case "detector":
      return detectorNetwork(await readWeights(folder, "ssd_mobilenetv1_model"));
    case "landmarks":
      return landmarksNetwork(await readWeights(folder, "face_landmark_68_model"));
    case "recognition":
      return recognitionNetwork(await readWeights(folder, "face_recognition_model"));
  }
}
