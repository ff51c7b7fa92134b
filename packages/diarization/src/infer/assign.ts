/** Something to be named: a track, or a voice nobody is seen to speak with. */
export interface Nameable {
  /** Logarithmic weight of each possible answer; an answer that is missing is impossible. */
  readonly weights: ReadonlyMap<string, number>;
  /** Logarithmic weight of "nobody known". */
  readonly unknown: number;
}

/** The answer for one nameable: a person's id, or null for unknown, and how sure. */
export interface Answer {
  readonly person: string | null;
  /** Probability of the answer against the best assignment without it. */
  readonly confidence: number;
}

/** Assignments kept while searching; meetings need a handful. */
const BEAM = 64;
/** Answers this much worse than "unknown" are never part of a best assignment. */
const HOPELESS = -4;

/**
 * The best joint answer for all, where no two that conflict (are seen at once) may be the same person. Confidence
 * compares the best assignment with the best one in which this answer is ruled out, so two faces that fit one
 * person equally well make both unsure.
 */
export function assign(all: readonly Nameable[], conflicts: (a: number, b: number) => boolean): Answer[] {
  const options = all.map(({ weights, unknown }) => {
    const likely = [...weights].filter(([, weight]) => weight > unknown + HOPELESS);
    return [...likely, [null, unknown] as const].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  });
  const answers: Answer[] = all.map(() => ({ person: null, confidence: 0 }));
  for (const group of groupsOf(options, conflicts)) {
    const best = search(group, options, conflicts);
    for (const at of group) {
      const person = best.chosen.get(at) ?? null;
      const without = search(group, options, conflicts, { at, person });
      const margin = best.weight - without.weight;
      answers[at] = { person, confidence: 1 / (1 + Math.exp(-margin)) };
    }
  }
  return answers;
}

type Option = readonly [person: string | null, weight: number];
interface Assignment {
  readonly chosen: ReadonlyMap<number, string | null>;
  readonly weight: number;
}

function search(
  group: readonly number[],
  options: readonly (readonly Option[])[],
  conflicts: (a: number, b: number) => boolean,
  ruledOut?: { at: number; person: string | null },
): Assignment {
  let beam: Assignment[] = [{ chosen: new Map(), weight: 0 }];
  for (const at of group) {
    const next: Assignment[] = [];
    for (const { chosen, weight } of beam) {
      for (const [person, own] of options[at]!) {
        if (ruledOut?.at === at && ruledOut.person === person) continue;
        if (person !== null && [...chosen].some(([other, name]) => name === person && conflicts(other, at)))
          continue;
        next.push({ chosen: new Map(chosen).set(at, person), weight: weight + own });
      }
    }
    beam = next.sort((a, b) => b.weight - a.weight).slice(0, BEAM);
  }
  return beam[0] ?? { chosen: new Map(), weight: Number.NEGATIVE_INFINITY };
}

/** Only those that conflict and share a possible answer need to be solved together. */
function groupsOf(
  options: readonly (readonly Option[])[],
  conflicts: (a: number, b: number) => boolean,
): number[][] {
  const group = options.map((_, at) => at);
  const root = (at: number): number => (group[at] === at ? at : root(group[at]!));
  for (let a = 0; a < options.length; a++) {
    const people = new Set(options[a]!.map(([person]) => person).filter((person) => person !== null));
    for (let b = a + 1; b < options.length; b++) {
      const share = options[b]!.some(([person]) => person !== null && people.has(person));
      if (share && conflicts(a, b)) group[root(b)] = root(a);
    }
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < options.length; at++) groups.set(root(at), [...(groups.get(root(at)) ?? []), at]);
  return [...groups.values()];
}

function compare(a: string | null, b: string | null): number {
  return (a ?? "~") < (b ?? "~") ? -1 : 1;
}
