import type { Minutes, TranscriptTurn } from "../minutes/schema.ts";
import { captionTime } from "./times.ts";
import { wordingFor } from "./wording.ts";

/** Two lines of 42 characters and 7 s: what captioning guides call readable. */
const MOST_CHARACTERS = 84;
const MOST_SECONDS = 7;

interface Cue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
}

/** Cuts a turn into cues short enough to read, at word borders. */
function cuesOf(turn: TranscriptTurn, gapText: string): Cue[] {
  if (turn.gap) return [{ startSeconds: turn.startSeconds, endSeconds: turn.endSeconds, text: gapText }];
  const cues: Cue[] = [];
  for (const word of turn.words) {
    const last = cues.at(-1);
    const text = last ? `${last.text} ${word.text}` : word.text;
    const fits =
      last && text.length <= MOST_CHARACTERS && word.endSeconds - last.startSeconds <= MOST_SECONDS;
    if (fits) cues[cues.length - 1] = { ...last, endSeconds: word.endSeconds, text };
    else cues.push({ startSeconds: word.startSeconds, endSeconds: word.endSeconds, text: word.text });
  }
  return cues;
}

const namedCues = (minutes: Minutes) => {
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, name]));
  const { gap } = wordingFor(minutes.language);
  return minutes.transcript
    .flatMap((turn) => cuesOf(turn, gap).map((cue) => ({ ...cue, name: names.get(turn.speaker)! })))
    .sort((a, b) => a.startSeconds - b.startSeconds);
};

/** The transcript as WebVTT, with the speaker as the voice of each cue. */
export function toVtt(minutes: Minutes): string {
  const voiceText = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const cues = namedCues(minutes).map(
    ({ startSeconds, endSeconds, name, text }, index) =>
      `${index + 1}\n${captionTime(startSeconds, ".")} --> ${captionTime(endSeconds, ".")}\n<v ${voiceText(name)}>${voiceText(text)}`,
  );
  return `${["WEBVTT", ...cues].join("\n\n")}\n`;
}

/** The transcript as SubRip, each cue opening with its speaker. */
export function toSrt(minutes: Minutes): string {
  const cues = namedCues(minutes).map(
    ({ startSeconds, endSeconds, name, text }, index) =>
      `${index + 1}\n${captionTime(startSeconds, ",")} --> ${captionTime(endSeconds, ",")}\n${name}: ${text}`,
  );
  return `${cues.join("\n\n")}\n`;
}
