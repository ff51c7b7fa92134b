export {
  SYNTHESIS_ERROR_KINDS,
  SynthesisError,
  type SynthesisErrorCode,
  type SynthesisErrorData,
} from "./errors.ts";
export { castSeeds } from "./head/appearance.ts";
export { portrait } from "./photo.ts";
export { type RandomMeetingOptions, randomMeeting } from "./random-meeting/random-meeting.ts";
export { type FilmWriter, type RenderedMeeting, renderMeeting } from "./render-meeting.ts";
export { type MeetingScript, parseScript, type ScriptPerson, type ScriptUtterance } from "./script.ts";
export type { Phone } from "./speech/phones.ts";
export { type SpokenText, speak } from "./speech/speak.ts";
export { type VoiceName, voiceNames } from "./speech/voices.ts";
