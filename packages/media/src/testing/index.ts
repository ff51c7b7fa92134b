export { makePhoto, photoOf } from "./photo.ts";
export { isUpright, numberedPicture, numberOf } from "./pictures.ts";
export { makeRecording, type RecordingRecipe } from "./recording.ts";
