export { MeetingError, type MeetingErrorCode } from "./errors.ts";
export {
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  exportMeeting,
  exportMinutes,
} from "./exports/index.ts";
export { clock } from "./exports/times.ts";
export { AccessLog } from "./meetings/access-log.ts";
export type { UnknownFace } from "./meetings/alike-faces.ts";
export type { CorrectedShare } from "./meetings/corrected-shares.ts";
export { correctionSchema, faceAnchorSchema, turnAnchorSchema } from "./meetings/correction-schema.ts";
export type * from "./meetings/meetings.ts";
export { type Minutes, minutesSchema } from "./minutes/schema.ts";
export { openRecorder, type Recorder, type RecorderOptions } from "./recorder.ts";
