import type { Correction } from "@hapju/diarization";
import { input, pipeline } from "@hapju/engine";
import type { Media } from "@hapju/media";
import type { RunCalibrations } from "./calibrations.ts";
import type { Languages } from "./minutes/lang/languages.ts";
import type { Recording } from "./recording.ts";
import { attributeTurns } from "./steps/attribute-turns.ts";
import { clusterVoices } from "./steps/cluster-voices.ts";
import { cutRecording } from "./steps/cut-recording.ts";
import { findFaces } from "./steps/find-faces.ts";
import { findGaps } from "./steps/find-gaps.ts";
import { findSpeech } from "./steps/find-speech.ts";
import { followFaces } from "./steps/follow-faces.ts";
import { type DirectoryInput, identifyPeople } from "./steps/identify-people.ts";
import { recognizeSpeech } from "./steps/recognize-speech.ts";
import { watchLips } from "./steps/watch-lips.ts";
import { type MeetingFacts, writeMinutes } from "./steps/write-minutes.ts";

/** The inputs of the meeting pipeline. Each has a digest of its own. */
const meetingInputs = {
  recording: input<Recording>(),
  /** BCP 47 tag of the language spoken. */
  language: input<string>(),
  /** Names and terms that are likely said. */
  phrases: input<readonly string[]>({ sealed: true }),
  directory: input<DirectoryInput>({ sealed: true }),
  calibrations: input<RunCalibrations>(),
  corrections: input<readonly Correction[]>(),
  facts: input<MeetingFacts>(),
};

/** What the steps of the pipeline use beside models. */
export interface PipelineParts {
  /** Decodes the recording. */
  readonly media: Media;
  /** What minutes can be written in. */
  readonly languages: Languages;
}

/** The whole pipeline: from a recording to minutes in which every turn has a speaker. */
export const meetingMinutes = ({ media, languages }: PipelineParts) =>
  pipeline("meeting-minutes", meetingInputs, (p, input) => {
    const { recording, language, phrases, directory, calibrations, corrections, facts } = input;
    const chunk = p.split("chunks", { recording }, cutRecording);
    const faces = p.each("faces", { chunk }, findFaces(media));
    const speech = p.each("speech", { chunk }, findSpeech(media));
    const words = p.each("words", { chunk, speech, language, phrases }, recognizeSpeech(media));
    const lips = p.each("lips", { chunk, faces, speech }, watchLips(media));
    const tracks = p.all("tracks", { faces, calibrations }, followFaces);
    const voices = p.all("voices", { speech, calibrations }, clusterVoices);
    const people = p.all(
      "people",
      { tracks, voices, lips, directory, calibrations, corrections },
      identifyPeople,
    );
    const gaps = p.all("gaps", { speech }, findGaps);
    const turns = p.all("turns", { words, people, corrections }, attributeTurns);
    return p.all(
      "minutes",
      { recording, language, facts, directory, people, turns, gaps },
      writeMinutes(languages),
    );
  });
