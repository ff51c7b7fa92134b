import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { readTranscript, type Transcript, type TranscriptSegment } from "@hapju/evaluation";
import { CliError } from "../errors.ts";
import { readVisible } from "./read-visible.ts";

const RECORDING = /\.(mp4|mov|m4v|mkv|webm|avi|wav|flac|mp3|m4a|aac|ogg|opus)$/i;

/** One folder of a suite: a recording and its reference. */
export interface SuiteFolder {
  readonly name: string;
  readonly dir: string;
  readonly recording: string;
  readonly session: string;
  readonly reference: Transcript;
  /** `people.json`; without it no person may be named. */
  readonly people: string | undefined;
  /** When each person is visible, from `ref.tracks.json`. */
  readonly onScreen: readonly TranscriptSegment[] | undefined;
}

/**
 * Reads a suite: each subfolder with a `ref.stm` and one recording is a meeting; `people.json` and `ref.tracks.json`
 * are optional.
 * @returns the meetings by name, and the subfolders that have no reference
 * @throws CliError `bad-usage`; EvaluationError naming file and line
 */
export function readSuite(path: string): { meetings: SuiteFolder[]; skipped: string[] } {
  const folders = foldersOf(path);
  const { referenced = [], skipped = [] } = Object.groupBy(folders, (dir) =>
    existsSync(join(dir, "ref.stm")) ? "referenced" : "skipped",
  );
  if (referenced.length === 0) {
    throw new CliError(
      "bad-usage",
      `No folder in ${resolve(path)} has a ref.stm. A suite is a folder of folders, each with one recording, a ref.stm and, where people may be named, a people.json.`,
      { path },
    );
  }
  return { meetings: referenced.map(readMeeting), skipped: skipped.map((dir) => basename(dir)) };
}

function foldersOf(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(path, name))
      .sort();
  } catch (error) {
    throw new CliError(
      "bad-usage",
      `The suite ${resolve(path)} cannot be read (${(error as NodeJS.ErrnoException).code}). Name a folder of meetings.`,
      { path },
    );
  }
}

function readMeeting(dir: string): SuiteFolder {
  const recordings = readdirSync(dir).filter((file) => RECORDING.test(file));
  const [recording] = recordings;
  if (recording === undefined || recordings.length > 1) {
    throw new CliError(
      "bad-usage",
      `${dir} has ${recordings.length === 0 ? "no recording" : `${recordings.length} recordings (${recordings.join(", ")})`}; a meeting of a suite has one.`,
      { dir, recordings },
    );
  }
  const file = join(dir, "ref.stm");
  const reference = readTranscript(file);
  const sessions = [...new Set(reference.segments.map(({ session }) => session))];
  const [session] = sessions;
  if (session === undefined || sessions.length > 1) {
    throw new CliError(
      "bad-usage",
      `${file} has ${sessions.length === 0 ? "no turns" : `the sessions ${sessions.join(", ")}`}; the reference of a meeting has one session.`,
      { file, sessions },
    );
  }
  const optional = (name: string) => (existsSync(join(dir, name)) ? join(dir, name) : undefined);
  const tracks = optional("ref.tracks.json");
  return {
    name: basename(dir),
    dir: resolve(dir),
    recording: join(dir, recording),
    session,
    reference,
    people: optional("people.json"),
    onScreen: tracks ? readVisible(tracks, session) : undefined,
  };
}
