import { defined } from "../defined.ts";

/** Something to be named: a track, or a voice. */
export interface Nameable {
  /** Logarithmic weight of each possible person; a person who is missing is impossible. */
  readonly weights: ReadonlyMap<string, number>;
  /** Logarithmic weight of "a person who is not known". */
  readonly unknown: number;
}

/** The answer for one nameable. */
export interface Answer {
  /** A person's id, or null for unknown. */
  readonly person: string | null;
  /** Probability of the answer against the best assignment without it. */
  readonly confidence: number;
}

/** Whether the nameables at two positions cannot be the same person. */
export type Conflicts = (a: number, b: number) => boolean;

/** Assignments kept while searching; meetings need a handful. */
const BEAM = 64;
/** Answers this much worse than "unknown" are never part of a best assignment. */
const HOPELESS = -4;

type Option = readonly [person: string | null, weight: number];

/** A nameable with its options, best first. */
interface Problem {
  readonly at: number;
  readonly options: readonly Option[];
}

interface Assignment {
  readonly chosen: ReadonlyMap<number, string | null>;
  readonly weight: number;
}

/**
 * The best joint answer for all, where no two that conflict may be the same person. Confidence compares the best
 * assignment with the best one that excludes this answer, so two faces that match one person equally well make both
 * answers unsure.
 *
 * @returns one answer per nameable, in order
 */
export function assign(all: readonly Nameable[], conflicts: Conflicts): Answer[] {
  const problems = all.map(({ weights, unknown }, at): Problem => {
    const likely = [...weights].filter(([, weight]) => weight > unknown + HOPELESS);
    const options = [...likely, [null, unknown] as const];
    return { at, options: options.sort((a, b) => b[1] - a[1] || compare(a[0], b[0])) };
  });
  const answers: Answer[] = all.map(() => ({ person: null, confidence: 0 }));
  for (const group of groupsOf(problems, conflicts)) {
    const best = search(group, conflicts);
    for (const { at } of group) {
      const person = best.chosen.get(at) ?? null;
      const without = search(group, conflicts, { at, person });
      const margin = best.weight - without.weight;
      answers[at] = { person, confidence: 1 / (1 + Math.exp(-margin)) };
    }
  }
  return answers;
}

function search(
  group: readonly Problem[],
  conflicts: Conflicts,
  excluded?: { readonly at: number; readonly person: string | null },
): Assignment {
  let beam: Assignment[] = [{ chosen: new Map(), weight: 0 }];
  for (const { at, options } of group) {
    const next: Assignment[] = [];
    for (const { chosen, weight } of beam) {
      for (const [person, own] of options) {
        if (excluded?.at === at && excluded.person === person) continue;
        if (person !== null && [...chosen].some(([other, name]) => name === person && conflicts(other, at)))
          continue;
        next.push({ chosen: new Map(chosen).set(at, person), weight: weight + own });
      }
    }
    beam = next.sort((a, b) => b.weight - a.weight).slice(0, BEAM);
  }
  return beam[0] ?? { chosen: new Map(), weight: Number.NEGATIVE_INFINITY };
}

/** Only nameables that conflict and share a possible person need to be solved together. */
function groupsOf(problems: readonly Problem[], conflicts: Conflicts): Problem[][] {
  const parents = problems.map(({ at }) => at);
  const root = (at: number): number => {
    const parent = defined(parents[at]);
    return parent === at ? at : root(parent);
  };
  for (const a of problems) {
    const people = new Set(a.options.map(([person]) => person).filter((person) => person !== null));
    for (const b of problems.slice(a.at + 1)) {
      const share = b.options.some(([person]) => person !== null && people.has(person));
      if (share && conflicts(a.at, b.at)) parents[root(b.at)] = root(a.at);
    }
  }
  return [...Map.groupBy(problems, ({ at }) => root(at)).values()];
}

function compare(a: string | null, b: string | null): number {
  return (a ?? "~") < (b ?? "~") ? -1 : 1;
}
