import { offlineRecognizer } from "./sherpa/offline.ts";

/** SenseVoice of sherpa-onnx, punctuated, numbers as digits. Files: `model`, `tokens`. */
export const adapter = offlineRecognizer(true, ({ file, language }) => ({
  senseVoice: { model: file("model"), language, useInverseTextNormalization: 1 },
}));
