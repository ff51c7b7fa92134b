import { offlineRecognizer } from "./sherpa/offline.ts";

/** SenseVoice of sherpa-onnx, punctuated, numbers as digits. Files: `model`, `tokens`. */
export const adapter = offlineRecognizer(true, ({ files, language }) => ({
  senseVoice: { model: files.model!, language, useInverseTextNormalization: 1 },
}));
