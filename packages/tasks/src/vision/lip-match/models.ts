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
        name: "weights",
        url: "https://raw.githubusercontent.com/Junhua-Liao/Light-ASD/ed38c232de5efe0261dbd68627c0ade7cdfe14eb/weight/pretrain_AVA_CVPR.model",
        sha256: "d44bc3ea7baa8e0946fa3921311714a630ed8b90a1928fab0dbe30d918909317",
        bytes: 4_175_289,
      },
    ],
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 120,
    card: "Light-ASD (Liao et al., CVPR 2023), 1.0 M parameters, 94.1 mAP on AVA-ActiveSpeaker as published. Asked only where two mouths move. Measured on talkers it was not tuned on, two seconds, one mouth moving silently, with the mouth in step with the sound: right of two in 88 to 91%, of four in 86 to 88%; where it decides, 51 to 58% of the time, 93 to 98%. The embedded model does as well without it. 111 ms per face and second on one thread. Licence of the repository; the training set has terms of its own.",
  }),
];
