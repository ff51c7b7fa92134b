import type { Minutes, TranscriptTurn } from "../../minutes/core/schema.ts";
import type { Wording } from "../../minutes/lang/language.ts";
import { plainLine } from "./plain-line.ts";

/** Two lines of 42 characters and 7 s: the limits of captioning guides. */
const MOST_CHARACTERS = 84;
const MOST_SECONDS = 7;

/** A caption: name and text are one line each, composed (NFC). */
export interface Cue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Name of the speaker. */
  readonly name: string;
  readonly text: string;
}

/** Divides a turn at word borders into cues short enough to read. */
function cuesOfTurn(turn: TranscriptTurn, name: string, gapText: string): Cue[] {
  const { startSeconds, endSeconds } = turn;
  if (turn.gap) return [{ startSeconds, endSeconds, name, text: gapText }];
  const cues: Cue[] = [];
  for (const { startSeconds, endSeconds, text } of turn.words) {
    const last = cues.at(-1);
    const joined = last ? `${last.text} ${text}` : text;
    if (last && joined.length <= MOST_CHARACTERS && endSeconds - last.startSeconds <= MOST_SECONDS)
      cues[cues.length - 1] = { ...last, endSeconds, text: joined };
    else cues.push({ startSeconds, endSeconds, name, text });
  }
  return cues;
}

/** The transcript as captions, in order of time. */
export function cuesOf(minutes: Minutes, { gap }: Pick<Wording, "gap">): Cue[] {
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, name]));
  return minutes.transcript
    .flatMap((turn) => cuesOfTurn(turn, names.get(turn.speaker) ?? turn.speaker, gap))
    .map((cue) => ({ ...cue, name: plainLine(cue.name), text: plainLine(cue.text) }))
    .filter(({ text }) => text !== "")
    .sort((a, b) => a.startSeconds - b.startSeconds);
}
