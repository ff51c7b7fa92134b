import type { Action } from "../core/schema.ts";
import { writeMinutes } from "../core/write.ts";
import {
  attendeesOf,
  type Example,
  type ExampleSet,
  type ExpectedAction,
  transcriptOf,
} from "./example-set.fixture.ts";
import type { Language } from "./language.ts";

/** What was found, counted against what was expected. */
export interface Counts {
  right: number;
  /** Found and not expected. */
  false: number;
  /** Expected and not found. */
  missed: number;
}

/** How well minutes agree with a set of examples. */
export interface Score {
  readonly decisions: Counts;
  /** An action is right if its owner is. */
  readonly actions: Counts;
  readonly questions: Counts;
  /** Of the right actions that have or should have a due date: those whose due date is right. */
  readonly dates: { right: number; wrong: number };
  /** Examples of which something is wrong, each with what was found instead. */
  readonly wrong: readonly { readonly example: Example; readonly found: string }[];
}

const none = (): Counts => ({ right: 0, false: 0, missed: 0 });

function add(counts: Counts, found: number, expected: number, right = Math.min(found, expected)): boolean {
  counts.right += right;
  counts.false += found - right;
  counts.missed += expected - right;
  return found === right && expected === right;
}

function isDue({ due: expected }: ExpectedAction, { due }: Action): boolean {
  if (expected === "text") return due !== undefined;
  if (expected === "no-date") return due !== undefined && due.date === undefined;
  return due?.date === expected && (expected !== undefined || due === undefined);
}

/** Writes the minutes of each example and compares. */
export async function scoreExamples(language: Language, set: ExampleSet): Promise<Score> {
  const score = { decisions: none(), actions: none(), questions: none(), dates: { right: 0, wrong: 0 } };
  const wrong: { example: Example; found: string }[] = [];
  for (const example of set.examples) {
    const { decisions, actions, questions } = await writeMinutes(
      {
        title: "",
        language: language.tag,
        date: set.date,
        durationSeconds: example.lines.length * 4,
        attendees: attendeesOf(set.names),
        transcript: transcriptOf(example),
        notices: [],
      },
      language,
    );
    const rest = [...actions];
    const pairs = example.actions.flatMap((expected) => {
      const at = rest.findIndex(({ owner }) => owner === expected.owner);
      return at < 0 ? [] : rest.splice(at, 1).map((action) => ({ expected, action }));
    });
    const dated = pairs.filter(({ expected, action }) => expected.due ?? action.due);
    const rightDates = dated.filter(({ expected, action }) => isDue(expected, action)).length;
    score.dates.right += rightDates;
    score.dates.wrong += dated.length - rightDates;
    const isRight = [
      add(score.decisions, decisions.length, example.decisions),
      add(score.actions, actions.length, example.actions.length, pairs.length),
      example.questions === undefined || add(score.questions, questions.length, example.questions),
      rightDates === dated.length,
    ];
    const found = [
      ...decisions.map(({ text }) => `decision "${text}"`),
      ...actions.map(({ text, owner, due }) => `action of ${owner} "${text}" ${JSON.stringify(due ?? null)}`),
      ...questions.map(({ text, about }) => `question (${about}) "${text}"`),
    ];
    if (isRight.includes(false)) wrong.push({ example, found: found.join("; ") || "nothing" });
  }
  return { ...score, wrong };
}

/** Share of what was found that is right; 1 if nothing was found. */
export const precisionOf = ({ right, false: more }: Counts): number =>
  right + more === 0 ? 1 : right / (right + more);

/** Share of what was expected that was found; 1 if nothing was expected. */
export const recallOf = ({ right, missed }: Counts): number =>
  right + missed === 0 ? 1 : right / (right + missed);
