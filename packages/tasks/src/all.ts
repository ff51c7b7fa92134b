/** Every task of this package: one line each. A task's folder exports `task` and `models`. */

export * as speakerEmbedding from "./speech/speaker-embedding/index.ts";
export * as speechRecognition from "./speech/speech-recognition/index.ts";
export * as voiceActivity from "./speech/voice-activity/index.ts";
export * as voiceStatistics from "./speech/voice-statistics/index.ts";
export * as activeSpeaker from "./vision/active-speaker/index.ts";
export * as faceDetection from "./vision/face-detection/index.ts";
export * as faceEmbedding from "./vision/face-embedding/index.ts";
export * as faceLandmarks from "./vision/face-landmarks/index.ts";
export * as lipMatch from "./vision/lip-match/index.ts";
