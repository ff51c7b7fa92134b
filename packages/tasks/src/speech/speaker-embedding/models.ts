import { defineModel, type Model } from "@hapju/spec";
import { speakerEmbedding } from "./contract.ts";

/** The models of speaker-embedding, best first: the default route. */
export const speakerEmbeddingModels: readonly Model[] = [
  defineModel({
    id: "campplus-zh-en",
    version: "3dspeaker-advanced",
    task: speakerEmbedding.name,
    runtime: "onnx",
    adapter: new URL("./campplus.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        package: "@hapju/weights/campplus/campplus-zh-en.onnx",
        sha256: "30b3a9daba88333fae1b4fda5ad72c619e76ca0a0d6491d5f5a1fb057c4d577b",
      },
    ],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 110,
    card: "CAM++ of 3D-Speaker, Chinese and English, 192 numbers. Measured on 10 speakers of LibriSpeech test-other, 100 recordings, room and noise added: equal error rate 0.3% between pieces of 8 s, 1.1% of 3 s, 3.7% of 1.5 s; no pair of two speakers reaches a cosine of 0.52. From 0.55 on a name may be given: 95% of pairs of one speaker of 8 s reach it, 82% of 3 s.",
    calibration: {
      measure: "cosine",
      midpoint: 0.36,
      slope: 28,
      limit: 8,
      askFrom: 2.5,
      nameFrom: 5.3,
    },
  }),
  defineModel({
    id: "eres2netv2",
    version: "3dspeaker-common",
    task: speakerEmbedding.name,
    runtime: "sherpa-onnx",
    adapter: new URL("./sherpa-speaker-embedding.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        url: "https://huggingface.co/csukuangfj/speaker-embedding-models/resolve/0743f301363dec56491a490f6d6cbc9d67f9a3bf/3dspeaker_speech_eres2netv2_sv_zh-cn_16k-common.onnx",
        sha256: "bf1a75b9930474cf3389ef415e6e5d38ca96fea4a3a00f7e301d080a58ee2239",
        bytes: 71_441_526,
      },
    ],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 240,
    card: "ERes2NetV2 of 3D-Speaker, trained on 200,000 Chinese speakers, 192 numbers, converted by sherpa-onnx; strong on short speech, slower than CAM++. Its makers decide at cosine 0.36; the calibration here is more cautious and not measured. Checksum as published by the release; not run in our tests.",
    calibration: {
      measure: "cosine",
      midpoint: 0.45,
      slope: 15,
      limit: 8,
    },
  }),
];
