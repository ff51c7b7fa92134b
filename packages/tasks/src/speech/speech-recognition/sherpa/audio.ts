import { SAMPLE_RATE } from "@hapju/spec";

/** The features that every recognizer of sherpa-onnx reads. */
export const featConfig = { sampleRate: SAMPLE_RATE, featureDim: 80 };
