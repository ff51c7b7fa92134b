import type { People } from "@hapju/attribution";
import { formatTranscript, type Segment } from "@hapju/evaluation";
import type { Minutes } from "../minutes/schema.ts";
import { toSrt, toVtt } from "./captions.ts";
import { toEvidence } from "./evidence.ts";
import { toMarkdown } from "./markdown.ts";
import { toTracks } from "./tracks.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The transcript as the evaluation formats know it: a speaker is a person's id, or `unknown-N`. */
const segmentsOf = ({ transcript }: Minutes, session: string): Segment[] =>
  transcript.map(({ startSeconds, endSeconds, speaker, text }) => ({
    session,
    speaker,
    startSeconds,
    endSeconds,
    words: text,
  }));

/** Who is heard when. A turn runs on over its speaker's pauses; these stretches do not. */
const heardIn = ({ speaking }: People, session: string): Segment[] =>
  speaking
    .map(({ speaker, startSeconds, endSeconds }) => ({ session, speaker, startSeconds, endSeconds }))
    .sort((a, b) => a.startSeconds - b.startSeconds);

/**
 * Everything `hapju minutes` writes, by file name.
 * @param session the recording's name in the evaluation formats; white space becomes `_`
 */
export function exportMinutes(minutes: Minutes, people: People, session: string): Record<string, string> {
  const name = session.replace(/\s+/g, "_");
  const said = segmentsOf(minutes, name).filter(({ words }) => words !== "");
  return {
    "minutes.md": toMarkdown(minutes),
    "minutes.json": json(minutes),
    "transcript.vtt": toVtt(minutes),
    "transcript.srt": toSrt(minutes),
    "transcript.seglst.json": formatTranscript(said, "seglst"),
    "transcript.stm": formatTranscript(said, "stm"),
    "speakers.rttm": formatTranscript(heardIn(people, name), "rttm"),
    "tracks.json": json(toTracks(people, minutes)),
    "evidence.json": json(toEvidence(people, minutes)),
  };
}
