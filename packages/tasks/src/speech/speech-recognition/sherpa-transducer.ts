import { offlineRecognizer } from "./sherpa/offline.ts";

/**
 * Transducers of sherpa-onnx that read a whole segment: Zipformer and, with the option `modelType:
 * nemo_transducer`, Parakeet. Files: `encoder`, `decoder`, `joiner`, `tokens`.
 */
export const adapter = offlineRecognizer(false, ({ file, options }) => ({
  transducer: { encoder: file("encoder"), decoder: file("decoder"), joiner: file("joiner") },
  modelType: options.modelType ?? "transducer",
}));
