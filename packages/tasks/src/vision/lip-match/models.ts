import { defineModel, type Model } from "@hapju/spec";
import { lipMatch } from "./contract.ts";

/** The models of lip-match, best first: the default route. */
export const lipMatchModels: readonly Model[] = [
  defineModel({
    id: "light-asd",
    version: "ava-2023.2",
    task: lipMatch.name,
    runtime: "onnx",
    adapter: new URL("./light-asd.ts", import.meta.url).href,
    files: [
      {
        name: "visual",
        package: "@hapju/weights-light-asd/light-asd/visual.onnx",
        version: "0.1.0",
        sha256: "20e32e4c8d43d301d2be16bbe9d56753b243dd8d62901fbdfa2774507ac54490",
        bytes: 2_180_167,
      },
      {
        name: "audio",
        package: "@hapju/weights-light-asd/light-asd/audio.onnx",
        version: "0.1.0",
        sha256: "98086cbf303d9d9dd7425601feaeb056dc427c3d09f64f3e1d15af2fe56e626a",
        bytes: 1_961_504,
      },
      {
        name: "backend",
        package: "@hapju/weights-light-asd/light-asd/backend.onnx",
        version: "0.1.0",
        sha256: "d4103153e300a1faae60806f0696684c1a0e967beaab673731ed1ca35885b4f7",
        bytes: 794_294,
      },
    ],
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 120,
    card: "Light-ASD (Liao et al., CVPR 2023), 1.0 M parameters, 94.1 mAP on AVA-ActiveSpeaker as published. Asked only where two mouths move. Measured on talkers it was not tuned on, two seconds, one mouth moving silently, with the mouth in step with the sound: right of two in 88 to 91%, of four in 86 to 88%; where it decides, 51 to 58% of the time, 93 to 98%. The embedded model does as well without it. 111 ms per face and second on one thread. Licence of the repository; the training set has terms of its own.",
  }),
];
