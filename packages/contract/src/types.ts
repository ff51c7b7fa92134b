export type { Attendee, TranscriptTurn } from "@hapju/meeting/schema";
export type { Box } from "@hapju/spec";
export type { ApiKey, User } from "./account/index.ts";
export type { AuditEntry, AuditFilter, AuditVerdict } from "./audit/index.ts";
export type {
  Access,
  Correction,
  CorrectionRecord,
  Evidence,
  ExportFormat,
  Meeting,
  MeetingState,
  Minutes,
  NewMeeting,
  SearchHit,
  Tracks,
  UnknownPerson,
} from "./meetings/index.ts";
export type { HostStatus, Model, Route } from "./models/index.ts";
export type {
  Consent,
  ConsentText,
  NewConsent,
  Person,
  Policy,
  Purpose,
  Sighting,
  SightingGroup,
  Template,
} from "./people/index.ts";
export type { ExplanationSentence, ModelCall, Run, StepOfRun } from "./runs/index.ts";
export type { Problem } from "./schema/problem.ts";
export type { Role } from "./schema/role.ts";
