export { activeSpeaker, CROP_SIZE } from "./active-speaker.ts";
export { type DetectedFace, faceDetection } from "./face-detection.ts";
export { faceEmbedding } from "./face-embedding.ts";
export { faceLandmarks } from "./face-landmarks.ts";
export { speakerEmbedding } from "./speaker-embedding.ts";
export { speechRecognition } from "./speech-recognition.ts";
export { type Box, defineTask, type Image, type Task } from "./task.ts";
export { voiceActivity } from "./voice-activity.ts";
