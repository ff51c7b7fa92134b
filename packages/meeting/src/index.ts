export { MeetingError, type MeetingErrorCode } from "./errors.ts";
export {
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  exportMeeting,
  exportMinutes,
} from "./exports/index.ts";
export { clock } from "./exports/times.ts";
export { type MeetingApp, type MeetingAppOptions, openMeetingApp } from "./meeting-app.ts";
export { type Minutes, minutesSchema } from "./minutes/schema.ts";
export { AccessLog } from "./service/access-log.ts";
export type { UnknownFace } from "./service/alike-faces.ts";
export type { CorrectedShare } from "./service/corrected-shares.ts";
export { correctionSchema, faceAnchorSchema, turnAnchorSchema } from "./service/correction-schema.ts";
export type * from "./service/meetings.ts";
