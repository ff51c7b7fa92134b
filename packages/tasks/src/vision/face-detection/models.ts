import { defineModel, type Model } from "@hapju/spec";
import { faceDetection } from "./contract.ts";

/** The models of face-detection, best first: the default route. */
export const faceDetectionModels: readonly Model[] = [
  defineModel({
    id: "yunet",
    version: "libfacedetection-2023",
    task: faceDetection.name,
    runtime: "onnx",
    adapter: new URL("./yunet.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        url: "https://raw.githubusercontent.com/ShiqiYu/libfacedetection.train/0047ac24afb1a50a0c6105001c89d1b5b805dbf1/onnx/yunet_n_dynamic.onnx",
        sha256: "104ee26c71d5c270ce79a6b3dced91c91013260d29a6bf18f9296c5b8c4c2b12",
        bytes: 322_906,
      },
    ],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 60,
    card: "YuNet-n (Wu et al., Machine Intelligence Research 2023), 75,856 parameters, WIDER FACE val AP 0.892/0.883/0.811 (easy/medium/hard) as published. Measured: 65 of 65 faces of 40 to 120 px found, 20 of 20 on dark noisy frames.",
  }),
  defineModel({
    id: "face-api-detector",
    version: "1.7.15",
    task: faceDetection.name,
    runtime: "onnx",
    adapter: new URL("./face-api-detector.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        package: "@hapju/weights/face-api/detector.onnx",
        sha256: "71bc37555114480f892ad998c7e6ce6766d7c0cb3de3298e00cad93bd333b75e",
      },
    ],
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 110,
    card: "SSD MobileNet v1 of @vladmandic/face-api, trained on WIDER FACE. Measured: of 65 faces, 21/56/63/65 found at 40/60/80/120 px; 74 ms a 1280×720 picture on one thread.",
  }),
];
