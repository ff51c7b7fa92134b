import type { People } from "@hapju/diarization";
import type { TranscriptSegment as ScoredSegment } from "@hapju/evaluation";
import type { Minutes } from "../../minutes/core/schema.ts";

/** The turns of the transcript, with the words as they were said: a speaker is a person's id, or `unknown-N`. */
export const spokenTurns = ({ transcript }: Minutes, session: string): ScoredSegment[] =>
  transcript
    .map(({ startSeconds, endSeconds, speaker, words }) => ({
      session,
      speaker,
      startSeconds,
      endSeconds,
      words: words.map(({ text, said = text }) => said).join(" "),
    }))
    .filter(({ words }) => words !== "");

/** Who speaks when, in order of time. A turn includes its speaker's pauses; these segments do not. */
export const speechSegments = ({ speaking }: People, session: string): ScoredSegment[] =>
  speaking
    .map(({ speaker, startSeconds, endSeconds }) => ({ session, speaker, startSeconds, endSeconds }))
    .sort((a, b) => a.startSeconds - b.startSeconds);
