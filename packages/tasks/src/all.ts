/** Every task of this package, one line each. A task's folder exports its `Task` and a list of its models. */

export * from "./speech/language-identification/index.ts";
export * from "./speech/speaker-embedding/index.ts";
export * from "./speech/speaker-segmentation/index.ts";
export * from "./speech/speech-recognition/index.ts";
export * from "./speech/voice-activity/index.ts";
export * from "./vision/active-speaker/index.ts";
export * from "./vision/face-detection/index.ts";
export * from "./vision/face-embedding/index.ts";
export * from "./vision/face-landmarks/index.ts";
export * from "./vision/lip-match/index.ts";
