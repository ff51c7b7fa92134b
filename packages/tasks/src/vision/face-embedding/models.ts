import { defineModel, type Model } from "@hapju/spec";
import { faceEmbedding } from "./contract.ts";

/** The models of face-embedding, best first: the default route. */
export const faceEmbeddingModels: readonly Model[] = [
  defineModel({
    id: "sface",
    version: "2021dec",
    task: faceEmbedding.name,
    runtime: "onnx",
    adapter: new URL("./sface.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        url: "https://github.com/opencv/opencv_zoo/raw/966be4cb6eefc2a4f586ed0581bf4bbaa2533070/models/face_recognition_sface/face_recognition_sface_2021dec.onnx",
        sha256: "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
        bytes: 38_696_353,
      },
    ],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 90,
    card: "SFace (Zhong et al., TIP 2021), 128 numbers, LFW accuracy 99.40% as published by OpenCV Zoo; cosine at or above 0.363 is the same person there. Best with a detector that gives five points. The slope and limit of its calibration are cautious guesses, not measured here.",
    thresholds: {
      same: 0.363,
    },
    calibration: {
      measure: "cosine",
      midpoint: 0.363,
      slope: 25,
      limit: 4,
    },
  }),
  defineModel({
    id: "face-api-recognition",
    version: "1.7.15",
    task: faceEmbedding.name,
    runtime: "onnx",
    adapter: new URL("./face-api-recognition.ts", import.meta.url).href,
    files: [
      {
        name: "recognition",
        package: "@hapju/weights/face-api/recognition.onnx",
        sha256: "642172a7d3392abd3d888b0dafa400fb18f3b105feb602e0d3bc1742abeb5cb0",
      },
      {
        name: "landmarks",
        package: "@hapju/weights/face-api/landmarks.onnx",
        sha256: "5701bbceb16cb90ad88d8b19f6db8931fa6d40df57282a5d33c5313ffd456637",
      },
    ],
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 70,
    card: "Face recognition of @vladmandic/face-api (ResNet-34 after dlib), 128 numbers, LFW accuracy 99.38% at distance 0.6 as published by dlib. Measured on 300 pairs of photos: 35 of 38 of one person at 0.50 or less and 37 at 0.60, 262 of 262 of two people at 0.70 or more; its calibration is dlib's threshold with half the slope of those pairs, for they are few.",
    thresholds: {
      same: 0.55,
      different: 0.65,
    },
    calibration: {
      measure: "distance",
      midpoint: 0.6,
      slope: -40,
      askFrom: 0,
      nameFrom: 4,
    },
  }),
];
