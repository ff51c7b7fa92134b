import { audioNetwork } from "./audio-network.ts";
import { backendNetwork } from "./backend-network.ts";
import { readStateDict } from "./state-dict.ts";
import { visualNetwork } from "./visual-network.ts";

/**
 * The three networks of Light-ASD (J. Liao et al., CVPR 2023) as ONNX.
 *
 * @param file content of the authors' PyTorch file
 * @returns file contents by file name
 * @throws Error where the file holds more than a flat table of weights
 */
export function convertLightAsd(file: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const weights = readStateDict(file);
  return {
    "visual.onnx": visualNetwork(weights),
    "audio.onnx": audioNetwork(weights),
    "backend.onnx": backendNetwork(weights),
  };
}
