import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { EvaluationError } from "../errors.ts";
import type { ScoredRegion, Transcript, TranscriptSegment } from "../transcript.ts";
import { readCtm, writeCtm } from "./ctm.ts";
import { readRttm, writeRttm } from "./rttm.ts";
import { readSeglst, writeSeglst } from "./seglst.ts";
import { readStm, writeStm } from "./stm.ts";
import { readUem } from "./uem.ts";

/** The kinds of file that say who spoke when, and mostly what. */
export type TranscriptKind = "stm" | "seglst" | "rttm" | "ctm";

const WRITERS: Readonly<Record<TranscriptKind, (segments: readonly TranscriptSegment[]) => string>> = {
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
  return { file, segments: readers[kind](text, file) };
}

/**
 * Reads one transcript from one or several files. Several CTM files are one file per speaker, named
 * after it. Throws `EvaluationError` naming file and line.
 */
export function readTranscript(files: string | readonly string[]): Transcript {
  const list = typeof files === "string" ? [files] : files;
  const segments = list.flatMap((file) => {
    const kind = transcriptKind(file);
    const text = readFileSync(file, "utf8");
    if (list.length === 1) return parseTranscript(text, file, kind).segments;
    const speaker = basename(file).replace(/\.ctm$/i, "");
    const read = kind === "ctm" ? readCtm(text, file, speaker) : parseTranscript(text, file, kind).segments;
    return read.map((segment) => ({ ...segment, file }));
  });
  return { file: list.join(", "), segments };
}

/** A transcript in the words of a format. */
export function formatTranscript(segments: readonly TranscriptSegment[], kind: TranscriptKind): string {
  return WRITERS[kind](segments);
}

/** Reads the regions to score from a UEM file. */
export function readRegions(file: string): ScoredRegion[] {
  return readUem(readFileSync(file, "utf8"), file);
}
