import { defineModel, type Model } from "@hapju/spec";
import { faceLandmarks } from "./contract.ts";

/** The models of face-landmarks, best first: the default route. */
export const faceLandmarksModels: readonly Model[] = [
  defineModel({
    id: "face-api-landmarks",
    version: "1.7.15",
    task: faceLandmarks.name,
    runtime: "onnx",
    adapter: new URL("./face-api-landmarks.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        package: "@hapju/weights/face-api/landmarks.onnx",
        sha256: "5701bbceb16cb90ad88d8b19f6db8931fa6d40df57282a5d33c5313ffd456637",
      },
    ],
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 12,
    card: "68 points of @vladmandic/face-api, trained on about 35,000 labelled faces. 1.6 ms a face on one thread.",
  }),
];
