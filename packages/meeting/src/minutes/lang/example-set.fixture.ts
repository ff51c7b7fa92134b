import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Attendee, TranscriptTurn } from "../core/schema.ts";

/** Half of the examples of a language: rules are written from one; the other is only counted, never read. */
export type Half = "rules" | "held-out";

/** What the minutes of an exchange must hold. */
export interface ExpectedAction {
  readonly owner: string;
  /** ISO day; `text`: some due text, date free; `no-date`: a due text without a date; absent: no due date. */
  readonly due?: string;
}

/** A few lines of a meeting and what their minutes must hold. */
export interface Example {
  /** What is hard about it, such as `negated` or `small talk`. */
  readonly kind: string;
  readonly lines: readonly (readonly [speaker: string, text: string])[];
  readonly decisions: number;
  readonly actions: readonly ExpectedAction[];
  /** Absent where open questions are a matter of taste. */
  readonly questions?: number;
  /** The line of the file. */
  readonly source: string;
}

/** Examples of one language, all of one meeting. */
export interface ExampleSet {
  /** ISO day of the meeting. */
  readonly date: string;
  readonly names: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
}

const DUE_MARKS: Readonly<Record<string, string>> = { "?": "text", "!": "no-date" };

/** The half that an exchange belongs to: by the first byte of its SHA-256. */
export function halfOf(exchange: string): Half {
  const [first = 0] = createHash("sha256").update(exchange).digest();
  return first % 2 === 0 ? "rules" : "held-out";
}

/**
 * Reads `TAG/examples/HALF.tsv`: kind, expected, exchange. Expected: `-` nothing; `~` nothing, questions free; else, separated
 * by semicolons, `D` a decision, `Q` an open question, `A owner [due]` an action whose due is an ISO day, `?` (some due
 * text) or `!` (due text without a date). An exchange: `speaker: text | speaker: text`.
 * @throws Error if a line is in the wrong half
 */
export function readExamples(tag: string, half: Half): ExampleSet {
  const file = new URL(`./${tag}/examples/${half}.tsv`, import.meta.url);
  const rows = readFileSync(file, "utf8").trimEnd().split("\n");
  const heads = rows.filter((row) => row.startsWith("# ")).map((row) => row.slice(2).split("\t"));
  const { date = "", ...names } = Object.fromEntries(heads) as Record<string, string>;
  const examples = rows.filter((row) => !row.startsWith("# ")).map((row) => parse(row, half));
  return { date, names, examples };
}

function parse(source: string, half: Half): Example {
  const [kind = "", expected = "", exchange = ""] = source.split("\t");
  if (halfOf(exchange) !== half) throw new Error(`This example belongs to the other half: ${exchange}`);
  const marks = expected.split(";").map((mark) => mark.trim().split(" "));
  const count = (mark: string) => marks.filter(([first]) => first === mark).length;
  return {
    kind,
    source,
    lines: exchange.split(" | ").map((line) => {
      const [, speaker = "", text = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
      return [speaker, text] as const;
    }),
    decisions: count("D"),
    actions: marks
      .filter(([first]) => first === "A")
      .map(([, owner = "", due]) => ({ owner, ...(due ? { due: DUE_MARKS[due] ?? due } : {}) })),
    ...(count("~") === 0 ? { questions: count("Q") } : {}),
  };
}

/** The lines as a transcript, four seconds each. */
export const transcriptOf = ({ lines }: Pick<Example, "lines">): TranscriptTurn[] =>
  lines.map(([speaker, text], index) => ({
    id: `t${index + 1}`,
    startSeconds: index * 4,
    endSeconds: index * 4 + 3.5,
    speaker,
    text,
    gap: false,
    confidence: 0.9,
    words: [],
  }));

/** People who were recognised, by id. */
export const attendeesOf = (names: Readonly<Record<string, string>>): Attendee[] =>
  Object.entries(names).map(([id, name]) => ({
    id,
    name,
    known: true,
    recognisedBy: [],
    confidence: 0.9,
    speakingSeconds: 1,
    visibleSeconds: 1,
  }));
