import { defineModel, type Model } from "@hapju/spec";
import { speakerEmbedding } from "./contract.ts";

/** The models of speaker-embedding, best first: the default route. */
export const speakerEmbeddingModels: readonly Model[] = [
  defineModel({
    id: "campplus-zh-en",
    version: "3dspeaker-advanced",
    task: speakerEmbedding.name,
    runtime: "sherpa-onnx",
    adapter: new URL("./sherpa-speaker-embedding.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        url: "https://huggingface.co/csukuangfj/speaker-embedding-models/resolve/0743f301363dec56491a490f6d6cbc9d67f9a3bf/3dspeaker_speech_campplus_sv_zh_en_16k-common_advanced.onnx",
        sha256: "aa3cfc16963a10586a9393f5035d6d6b57e98d358b347f80c2a30bf4f00ceba2",
        bytes: 28_281_164,
      },
    ],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 110,
    card: "CAM++ of 3D-Speaker, Chinese and English, 192 numbers, converted by sherpa-onnx. Fast on a CPU. Its makers decide at cosine 0.31 for the sibling model; the calibration here is more cautious and not measured. Checksum as published by the release; not run in our tests.",
    calibration: {
      measure: "cosine",
      midpoint: 0.4,
      slope: 15,
      limit: 8,
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
  defineModel({
    id: "x-vector",
    version: "kaldi-callhome-2018",
    task: speakerEmbedding.name,
    runtime: "onnx",
    adapter: new URL("./x-vector.ts", import.meta.url).href,
    files: [
      {
        name: "model",
        package: "@hapju/weights/x-vector/x-vector.onnx",
        sha256: "8c90d358cd211d913c3cdfa6b938c6246ae36de8c1bcd95c21887c97d9344b78",
      },
    ],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 60,
    card: "X-vectors of Johns Hopkins University (Kaldi, trained on American telephone speech; Vosk's speaker model), 128 numbers. Hears what a telephone carries. Measured on LibriSpeech test-other, 10 speakers: equal error rate 0.3% between recordings, of 1.5 s windows 8%; 83% of pairs of one speaker alike enough for a name, 0 of 4,500 of two. See the README of @hapju/weights.",
    calibration: {
      measure: "cosine",
      midpoint: 0.45,
      slope: 25,
      limit: 8,
      askFrom: 2.5,
      nameFrom: 3,
      neighbours: 0.83,
    },
  }),
];
