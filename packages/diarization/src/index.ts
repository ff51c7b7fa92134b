export { trackAt } from "./corrections/anchors.ts";
export { type Correction, type FaceAnchor, isFace, type TurnAnchor } from "./corrections/correction.ts";
export type * from "./decisions.ts";
export { attributeTurns } from "./infer/attribute-turns.ts";
export { identifyPeople, type PeopleInputs } from "./infer/identify-people.ts";
export { reaches } from "./naming/thresholds.ts";
export type {
  FaceChange,
  FaceDetection,
  FaceEmbedding,
  FrameFaces,
  MouthOffset,
  Track,
  Tracklet,
  UprightTurn,
} from "./observations/faces.ts";
export type { LipScores } from "./observations/lips.ts";
export type { KnownPerson } from "./observations/people.ts";
export type { LocalSpeaker, SpeakerWindow, SpeechObservations } from "./observations/speech.ts";
export type { Voices } from "./observations/voices.ts";
export type { TranscribedSegment, Word } from "./observations/words.ts";
export { loudnessOf } from "./speech/loudness.ts";
export { SPEECH_MARGIN_SECONDS, speechSegments } from "./speech/speech-segments.ts";
export { withMargin } from "./speech/with-margin.ts";
export { chooseFacesToEmbed, frontalness, MIN_DECIDING_PIXELS, sharpnessOf } from "./tracks/face-quality.ts";
export { followFaces } from "./tracks/follow-faces.ts";
export { linkFaces } from "./tracks/link-faces.ts";
export { clusterVoices } from "./voices/cluster-voices.ts";
export { joinParts } from "./voices/join-parts.ts";
export { localSpeakers, type Segmentation, windowStarts } from "./voices/local-speakers.ts";
export { placeWords } from "./words/place-words.ts";
