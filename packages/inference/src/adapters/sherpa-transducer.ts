import { offlineRecognizer } from "./sherpa/offline.ts";

/**
 * Transducers of sherpa-onnx that hear a whole stretch: Zipformer and, with the option `modelType:
 * nemo_transducer`, Parakeet. Files: `encoder`, `decoder`, `joiner`, `tokens`.
 */
export const adapter = offlineRecognizer(false, ({ files, options }) => ({
  transducer: { encoder: files.encoder!, decoder: files.decoder!, joiner: files.joiner! },
  modelType: options.modelType ?? "transducer",
}));
