import { defineModel, type Model } from "@hapju/spec";
import { speakerSegmentation } from "./contract.ts";

/** The models of speaker-segmentation, best first: the default route. */
export const speakerSegmentationModels: readonly Model[] = [
  defineModel({
    id: "segmentation-3.0",
    version: "pyannote-3.0",
    task: speakerSegmentation.name,
    runtime: "onnx",
    adapter: new URL("./pyannote.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        package: "@hapju/weights/segmentation/segmentation-3.0.onnx",
        sha256: "42e6e4a38d3b16d33a5c111678620ca064bc5d0d3e8f35f90b0e9ab85ae331de",
      },
    ],
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 60,
    card: "pyannote segmentation-3.0 (Plaquet and Bredin, Interspeech 2023): up to three speakers in ten seconds, two at a time. Trained on AMI's training set among others. Measured on seven AMI clips, six of which are from that set: 53% of overlapping speech found at a precision of 71%.",
  }),
];
