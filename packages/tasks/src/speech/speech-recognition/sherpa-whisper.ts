import { offlineRecognizer } from "./sherpa/offline.ts";

/** Whisper of sherpa-onnx; reads at most 30 s. Files: `encoder`, `decoder`, `tokens`. */
export const adapter = offlineRecognizer(true, ({ file, language }) => ({
  whisper: {
    encoder: file("encoder"),
    decoder: file("decoder"),
    language,
    task: "transcribe",
    // −1: as much silence after the sound as the network was trained with.
    tailPaddings: -1,
  },
}));
