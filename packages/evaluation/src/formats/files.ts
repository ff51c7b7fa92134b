import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { EvaluationError } from "../errors.ts";
import type { MarkedSegment, ScoredRegion, Transcript, TranscriptSegment } from "../transcript.ts";
import { readCtm } from "./ctm.ts";
import type { FileContent } from "./file-content.ts";
import { readRttm } from "./rttm.ts";
import { readSeglst, writeSeglst } from "./seglst.ts";
import { readStm } from "./stm.ts";
import { readUem } from "./uem.ts";
import { writeCtm } from "./write-ctm.ts";
import { writeRttm } from "./write-rttm.ts";
import { writeStm } from "./write-stm.ts";

/** The kinds of file that say who spoke when, and mostly what. */
export type TranscriptKind = "stm" | "seglst" | "rttm" | "ctm";

type Writer = (segments: readonly TranscriptSegment[], marks: readonly MarkedSegment[]) => string;

const WRITERS: Readonly<Record<TranscriptKind, Writer>> = {
  stm: writeStm,
  seglst: writeSeglst,
  rttm: writeRttm,
  ctm: writeCtm,
};

/** The kind a file has by its name: `.stm`, `.rttm`, `.ctm`, `.seglst.json` or `.json`. */
export function transcriptKind(file: string): TranscriptKind {
  const kind = /\.(stm|rttm|ctm)$/i.exec(file)?.[1]?.toLowerCase();
  if (kind === "stm" || kind === "rttm" || kind === "ctm") return kind;
  if (/\.json$/i.test(file)) return "seglst";
  throw new EvaluationError(
    "unknown-file-kind",
    "unknown kind of file; use .stm, .seglst.json, .rttm or .ctm (and .uem for regions)",
    { file },
  );
}

/** Reads the text of a transcript; `kind` defaults to what the file's name says. */
export function parseTranscript(text: string, file: string, kind = transcriptKind(file)): Transcript {
  const readers = { stm: readStm, seglst: readSeglst, rttm: readRttm, ctm: readCtm };
  return transcriptOf([readers[kind](text, file)], file);
}

/**
 * Reads one transcript from one or several files. Several CTM files are one file per speaker, named
 * after it. Throws `EvaluationError` naming file and line.
 */
export function readTranscript(files: string | readonly string[]): Transcript {
  const list = typeof files === "string" ? [files] : files;
  const [only, ...more] = list;
  if (only !== undefined && more.length === 0) {
    const kind = transcriptKind(only);
    return parseTranscript(readFileSync(only, "utf8"), only, kind);
  }
  const contents = list.map((file) => {
    const kind = transcriptKind(file);
    const text = readFileSync(file, "utf8");
    const speaker = basename(file).replace(/\.ctm$/i, "");
    const { segments, marks = [] } =
      kind === "ctm" ? readCtm(text, file, speaker) : parseTranscript(text, file, kind);
    return { segments: segments.map((segment) => ({ ...segment, file })), marks };
  });
  return transcriptOf(contents, list.join(", "));
}

function transcriptOf(contents: readonly FileContent[], file: string): Transcript {
  const marks = contents.flatMap((content) => content.marks);
  const segments = contents.flatMap((content) => content.segments);
  return { file, segments, ...(marks.length > 0 && { marks }) };
}

/**
 * A transcript in the words of a format.
 * @param marks what to write beside the segments; STM and RTTM each know some kinds
 */
export function formatTranscript(
  segments: readonly TranscriptSegment[],
  kind: TranscriptKind,
  marks: readonly MarkedSegment[] = [],
): string {
  return WRITERS[kind](segments, marks);
}

/** Reads the regions to score from a UEM file. */
export function readRegions(file: string): ScoredRegion[] {
  return readUem(readFileSync(file, "utf8"), file);
}
