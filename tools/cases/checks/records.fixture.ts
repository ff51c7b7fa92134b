import type { Minutes } from "@hapju/meeting";
import type { FaceTrack, Outcome } from "../outcome.ts";
import { checkKinds } from "./all.ts";

/** A spoken line: speaker, when it begins, text; a word a second. */
type Line = readonly [speaker: string, startSeconds: number, text: string];

/** Minutes of some lines by Ann (known), Bob (known) and one unknown person; an empty text is a gap of a second. */
export const minutesOf = (lines: readonly Line[], more: Partial<Minutes> = {}): Minutes => ({
  schema: "hapju.minutes/1",
  title: "T",
  language: "en",
  durationSeconds: 20,
  attendees: [
    attendee("ann", "Ann", 8),
    attendee("bob", "Bob", 0),
    { ...attendee("unknown-1", "Unknown 1", 2), known: false },
  ],
  summary: [],
  topics: [],
  decisions: [],
  actions: [],
  questions: [],
  transcript: lines.map(([speaker, startSeconds, text], index) => {
    const words = text.split(" ").filter(Boolean);
    return {
      id: `t${index + 1}`,
      startSeconds,
      endSeconds: startSeconds + Math.max(1, words.length),
      speaker,
      text,
      gap: text === "",
      confidence: 1,
      words: words.map((word, at) => ({
        text: word,
        startSeconds: startSeconds + at,
        endSeconds: startSeconds + at + 1,
        timing: "model" as const,
      })),
    };
  }),
  notices: [],
  ...more,
});

const attendee = (id: string, name: string, visibleSeconds: number): Minutes["attendees"][number] => ({
  id,
  name,
  known: true,
  recognisedBy: ["face"],
  confidence: 1,
  speakingSeconds: 1,
  visibleSeconds,
});

/** A face that stays at one place. */
export const track = (speaker: string, name: string, x: number, y: number): FaceTrack => ({
  speaker,
  name,
  boxes: [{ x, y, width: 0.2, height: 0.2 }],
});

/** The outcome of a run of minutes. */
export const spoken = (
  lines: readonly Line[],
  more: Partial<Minutes> = {},
  tracks: readonly FaceTrack[] = [],
): Outcome => ({ do: "minutes", minutes: minutesOf(lines, more), tracks });

/** What a check saw instead; undefined where it holds. */
export async function seen(
  check: { readonly check: string; readonly [field: string]: unknown },
  outcome: Outcome,
): Promise<string | undefined> {
  const kind = checkKinds.get(check.check);
  if (!kind) throw new Error(`There is no check ${check.check}.`);
  return kind.judge(kind.schema.parse(check), outcome);
}
