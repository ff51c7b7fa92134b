export { MeetingError, type MeetingErrorCode } from "./errors.ts";
export { defaultExports } from "./exports/all.ts";
export { defineExport, type ExportFormat, type ExportInput } from "./exports/export-format.ts";
export type { ExportedFile, ExportedMeeting, Exports } from "./exports/exports.ts";
export { clock } from "./exports/shared/times.ts";
export { type MeetingApp, type MeetingAppOptions, openMeetingApp } from "./meeting-app.ts";
export { type Minutes, minutesSchema } from "./minutes/core/schema.ts";
export { defaultLanguages } from "./minutes/lang/all.ts";
export {
  type DueDate,
  defineLanguage,
  type Language,
  type OwnerHint,
  type SentenceRules,
  type Wording,
} from "./minutes/lang/language.ts";
export type { Languages } from "./minutes/lang/languages.ts";
export { AccessLog } from "./service/access-log.ts";
export type { CorrectedShare } from "./service/corrections/corrected-shares.ts";
export {
  correctionSchema,
  faceAnchorSchema,
  turnAnchorSchema,
} from "./service/corrections/correction-schema.ts";
export type * from "./service/meetings/meetings.ts";
export type { UnknownFace } from "./service/review/similar-faces.ts";
