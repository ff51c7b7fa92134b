import type { components } from "~/api/schema";

type Schemas = components["schemas"];

export type Meeting = Schemas["Meeting"];
export type Minutes = Schemas["Minutes"];
export type Turn = Minutes["transcript"][number];
export type Word = Turn["words"][number];
export type Attendee = Minutes["attendees"][number];
export type Tracks = Schemas["Tracks"];
export type Track = Tracks["tracks"][number];
export type Evidence = Schemas["Evidence"];
export type Naming = Evidence["tracks"][number] | Evidence["voices"][number];
export type Candidate = Naming["candidates"][number];
export type Correction = Schemas["Correction"];
export type CorrectionRecord = Schemas["CorrectionRecord"];
export type UnknownPerson = Schemas["UnknownPerson"];
export type Box = Schemas["Box"];
/** The embedded export formats. */
export type ExportFormat =
  | "docx"
  | "pdf"
  | "html"
  | "md"
  | "vtt"
  | "srt"
  | "json"
  | "seglst"
  | "stm"
  | "rttm"
  | "tracks"
  | "evidence";

/** A stretch of time in seconds from the start of the recording. */
export interface Interval {
  readonly startSeconds: number;
  readonly endSeconds: number;
}
