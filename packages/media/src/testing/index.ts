export { makePhoto, photoOf } from "./photo.ts";
export { isUpright, numberedPicture, numberOf } from "./pictures.ts";
export { type AudioRecipe, makeRecording, type RecordingRecipe, type VideoRecipe } from "./recording.ts";
export { babble, clicks, clickTimes } from "./sounds.ts";
