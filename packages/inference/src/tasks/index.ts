import { activeSpeaker } from "./active-speaker.ts";
import { faceDetection } from "./face-detection.ts";
import { faceEmbedding } from "./face-embedding.ts";
import { faceLandmarks } from "./face-landmarks.ts";
import { lipMatch } from "./lip-match.ts";
import { speakerEmbedding } from "./speaker-embedding.ts";
import { speechRecognition } from "./speech-recognition.ts";
import type { Task } from "./task.ts";
import { voiceActivity } from "./voice-activity.ts";
import { voiceStatistics } from "./voice-statistics.ts";

export { CROP_SIZE } from "./active-speaker.ts";
export type { DetectedFace } from "./face-detection.ts";
export { type Box, defineTask, type Image, type InputOf, type OutputOf, type Task } from "./task.ts";
export {
  activeSpeaker,
  faceDetection,
  faceEmbedding,
  faceLandmarks,
  lipMatch,
  speakerEmbedding,
  speechRecognition,
  voiceActivity,
  voiceStatistics,
};

/** Every task, by its name. */
export const tasks: Readonly<Record<string, Task>> = Object.fromEntries(
  [
    activeSpeaker,
    faceDetection,
    faceEmbedding,
    faceLandmarks,
    lipMatch,
    speakerEmbedding,
    speechRecognition,
    voiceActivity,
    voiceStatistics,
  ].map((task): [string, Task] => [task.name, task as Task]),
);
