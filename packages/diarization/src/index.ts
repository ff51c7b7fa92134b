export { attributeTurns, type TurnInputs } from "./attribute-turns.ts";
export { clusterVoices, type VoiceOptions } from "./cluster-voices.ts";
export { trackAt } from "./correct.ts";
export type { Correction, FaceAnchor, TurnAnchor } from "./corrections.ts";
export type * from "./decisions.ts";
export { type ChooseOptions, chooseFacesToEmbed, frontalness, sharpnessOf } from "./face-quality.ts";
export { type FollowOptions, followFaces } from "./follow-faces.ts";
export { identifyPeople, type PeopleInputs } from "./identify-people.ts";
export { type LinkOptions, linkFaces } from "./link-faces.ts";
export { loudnessOf } from "./loudness.ts";
export type * from "./observations.ts";
export { STEP_SECONDS } from "./observations.ts";
export { placeWords } from "./place-words.ts";
export {
  SPEECH_MARGIN_SECONDS,
  type SpeechActivity,
  type SpeechOptions,
  speechSegments,
} from "./speech-segments.ts";
export { voiceWindows } from "./voice-windows.ts";
