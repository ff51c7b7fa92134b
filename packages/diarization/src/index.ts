export { trackAt } from "./corrections/anchors.ts";
export type { Correction, FaceAnchor, TurnAnchor } from "./corrections/correction.ts";
export type * from "./decisions.ts";
export { attributeTurns, type TurnInputs } from "./infer/attribute-turns.ts";
export { identifyPeople, type PeopleInputs } from "./infer/identify-people.ts";
export type * from "./observations.ts";
export { STEP_SECONDS } from "./observations.ts";
export { loudnessOf } from "./speech/loudness.ts";
export {
  SPEECH_MARGIN_SECONDS,
  type SpeechActivity,
  type SpeechOptions,
  speechSegments,
} from "./speech/speech-segments.ts";
export { type ChooseOptions, chooseFacesToEmbed, frontalness, sharpnessOf } from "./tracks/face-quality.ts";
export { type FollowOptions, followFaces } from "./tracks/follow-faces.ts";
export { type LinkOptions, linkFaces } from "./tracks/link-faces.ts";
export { clusterVoices, type VoiceOptions } from "./voices/cluster-voices.ts";
export { voiceWindows } from "./voices/voice-windows.ts";
export { placeWords } from "./words/place-words.ts";
