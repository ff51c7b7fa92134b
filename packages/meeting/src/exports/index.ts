import type { People } from "@hapju/diarization";
import { formatTranscript, type Segment } from "@hapju/evaluation";
import type { Minutes } from "../minutes/schema.ts";
import { toSrt, toVtt } from "./captions.ts";
import { toEvidence } from "./evidence.ts";
import { toHtml } from "./html.ts";
import { toMarkdown } from "./markdown.ts";
import { toDocument } from "./minutes-document.ts";
import { toTracks } from "./tracks.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The transcript as the evaluation formats know it: a speaker is a person's id, or `unknown-N`. */
const saidIn = ({ transcript }: Minutes, session: string): Segment[] =>
  transcript
    .map(({ startSeconds, endSeconds, speaker, text }) => ({
      session,
      speaker,
      startSeconds,
      endSeconds,
      words: text,
    }))
    .filter(({ words }) => words !== "");

/** Who is heard when. A turn runs on over its speaker's pauses; these stretches do not. */
const heardIn = ({ speaking }: People, session: string): Segment[] =>
  speaking
    .map(({ speaker, startSeconds, endSeconds }) => ({ session, speaker, startSeconds, endSeconds }))
    .sort((a, b) => a.startSeconds - b.startSeconds);

interface Format {
  /** What the file is called. */
  readonly file: string;
  readonly type: string;
  readonly make: (minutes: Minutes, people: People, session: string) => string | Promise<string | Uint8Array>;
}

/** Every format that minutes come in. Those for word processors are loaded when they are asked for. */
const formats = {
  md: { file: "minutes.md", type: "text/markdown", make: (minutes) => toMarkdown(toDocument(minutes)) },
  html: { file: "minutes.html", type: "text/html", make: (minutes) => toHtml(toDocument(minutes)) },
  docx: {
    file: "minutes.docx",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make: async (minutes) => (await import("./docx.ts")).toDocx(toDocument(minutes)),
  },
  pdf: {
    file: "minutes.pdf",
    type: "application/pdf",
    make: async (minutes) => (await import("./pdf.ts")).toPdf(toDocument(minutes)),
  },
  json: { file: "minutes.json", type: "application/json", make: json },
  vtt: { file: "transcript.vtt", type: "text/vtt", make: toVtt },
  srt: { file: "transcript.srt", type: "application/x-subrip", make: toSrt },
  seglst: {
    file: "transcript.seglst.json",
    type: "application/json",
    make: (minutes, _, session) => formatTranscript(saidIn(minutes, session), "seglst"),
  },
  stm: {
    file: "transcript.stm",
    type: "text/plain",
    make: (minutes, _, session) => formatTranscript(saidIn(minutes, session), "stm"),
  },
  rttm: {
    file: "speakers.rttm",
    type: "text/plain",
    make: (_, people, session) => formatTranscript(heardIn(people, session), "rttm"),
  },
  tracks: {
    file: "tracks.json",
    type: "application/json",
    make: (minutes, people) => json(toTracks(people, minutes)),
  },
  evidence: {
    file: "evidence.json",
    type: "application/json",
    make: (minutes, people) => json(toEvidence(people, minutes)),
  },
} as const satisfies Record<string, Format>;

export type ExportFormat = keyof typeof formats;

export const EXPORT_FORMATS = Object.keys(formats) as [ExportFormat, ...ExportFormat[]];

/** What `hapju minutes` writes. */
const WRITTEN: readonly ExportFormat[] = [
  "md",
  "json",
  "vtt",
  "srt",
  "seglst",
  "stm",
  "rttm",
  "tracks",
  "evidence",
];

export interface ExportedFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/**
 * The minutes of a meeting in one format.
 * @param session the recording's name in the evaluation formats; white space becomes `_`
 */
export async function exportMeeting(
  format: ExportFormat,
  minutes: Minutes,
  people: People,
  session: string,
): Promise<ExportedFile> {
  const { file, type, make }: Format = formats[format];
  return { name: file, type, content: await make(minutes, people, session.replace(/\s+/g, "_")) };
}

/** Everything `hapju minutes` writes, by file name. */
export async function exportMinutes(
  minutes: Minutes,
  people: People,
  session: string,
): Promise<Record<string, string>> {
  const files = await Promise.all(WRITTEN.map((format) => exportMeeting(format, minutes, people, session)));
  return Object.fromEntries(files.map(({ name, content }) => [name, content as string]));
}
