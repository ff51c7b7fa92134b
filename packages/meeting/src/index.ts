export { MEETING_ERROR_KINDS, MeetingError, type MeetingErrorCode } from "./errors.ts";
export { defaultExports } from "./exports/all.ts";
export { defineExport, type ExportFormat, type ExportInput } from "./exports/export-format.ts";
export type { ExportedFile, ExportedMeeting, Exports } from "./exports/exports.ts";
export { clock } from "./exports/shared/times.ts";
export { type MeetingApp, type MeetingAppOptions, openMeetingApp } from "./meeting-app.ts";
export { type Minutes, minutesSchema } from "./minutes/core/schema.ts";
export { defaultLanguages } from "./minutes/lang/all.ts";
export {
  type ConsentWording,
  type DueDate,
  defineLanguage,
  type Language,
  type OwnerHint,
  type SentenceRules,
  type Wording,
} from "./minutes/lang/language.ts";
export type { Languages } from "./minutes/lang/languages.ts";
export { type Rewriting, rewriteText } from "./minutes/lang/rewriting.ts";
export { AccessLog } from "./service/access-log.ts";
export type { Biometrics, BiometricsStatus } from "./service/biometrics/biometrics.ts";
export type { CorrectedShare } from "./service/corrections/corrected-shares.ts";
export type { CorrectionRecord } from "./service/corrections/correction-record.ts";
export {
  correctionSchema,
  faceAnchorSchema,
  turnAnchorSchema,
} from "./service/corrections/correction-schema.ts";
export type { Corrections } from "./service/corrections/corrections.ts";
export type {
  Meeting,
  MeetingChange,
  MeetingState,
  NewMeeting,
  Quality,
} from "./service/meetings/meeting.ts";
export type { Meetings } from "./service/meetings/meetings.ts";
export type { MeetingService } from "./service/open-service.ts";
export type { Page, PageOptions, Viewer } from "./service/paging.ts";
export type { FrameOptions, Renditions } from "./service/renditions/renditions.ts";
export type { MeetingResult, Results } from "./service/results/results.ts";
export type { EnrolFromMeeting, Review, UnknownPerson } from "./service/review/review.ts";
export type { UnknownFace } from "./service/review/similar-faces.ts";
export type { MeetingRuns, MeetingRunsOptions, RunOfMeeting } from "./service/runs/runs.ts";
export type { Search, SearchHit } from "./service/search/search.ts";
