import { defined, valueAt } from "../defined.ts";
import { bitLattice } from "./bit-lattice.ts";
import type { SubstitutionCost } from "./bit-rows.ts";
import { windowsOfTurns } from "./exact-orc.ts";
import { type Lattice, windowLattice } from "./lattice.ts";
import type { Tokens, WordTurn } from "./session.ts";

/** Rounds after which the search stops even if turns still move; it settles in a few. */
const MOST_ROUNDS = 50;

/**
 * Moves turns between streams one at a time, each to where it costs least, until none moves: MeetEval's
 * greedy search (von Neumann et al. 2024, arXiv:2409.09124). With substitutions at two words are not
 * forced together; MeetEval settles so first, then with substitutions at one.
 */
export function greedyAssignment(
  turns: readonly WordTurn[],
  streams: readonly Tokens[],
  initial: readonly number[],
  prices: readonly SubstitutionCost[],
): number[] {
  let assignment = [...initial];
  if (streams.length < 2) return assignment;
  const windows = turns.some((turn) => turn.starts) ? windowsOfTurns(turns, streams) : undefined;
  for (const price of prices) {
    assignment = windows
      ? settle(
          turns,
          streams.map((stream, at) => windowLattice(stream, valueAt(windows, at), price)),
          assignment,
        )
      : settle(
          turns,
          streams.map((stream) => bitLattice(stream, price)),
          assignment,
        );
  }
  return assignment;
}

function settle<State, Gap>(
  turns: readonly WordTurn[],
  lattices: readonly Lattice<State, Gap>[],
  initial: number[],
): number[] {
  const memory = {
    step: 0,
    gains: new Float64Array(turns.length),
    tried: new Int32Array(turns.length),
    changed: new Int32Array(lattices.length).fill(1),
  };
  let assignment = initial;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = improve(turns, lattices, assignment, memory);
    if (!moved) break;
    assignment = moved;
  }
  return assignment;
}

/** What is known from earlier rounds: a turn need not be tried again on a stream that has not changed since. */
interface Memory {
  step: number;
  /** What each turn adds to the cost of its stream. */
  readonly gains: Float64Array;
  /** When each turn was last tried, and when each stream last gained or lost a turn. */
  readonly tried: Int32Array;
  readonly changed: Int32Array;
}

/** One pass over the turns; undefined when nothing moved. */
function improve<State, Gap>(
  turns: readonly WordTurn[],
  lattices: readonly Lattice<State, Gap>[],
  assignment: readonly number[],
  memory: Memory,
): number[] | undefined {
  const { gains, tried, changed } = memory;
  const rests = restsOf(turns, lattices, assignment);
  const before = lattices.map((lattice) => lattice.start());
  const gaps: (Gap | undefined)[] = lattices.map(() => undefined);
  const gapOf = (stream: number): Gap => {
    gaps[stream] ??= valueAt(lattices, stream).gap(
      valueAt(before, stream),
      defined(valueAt(rests, stream).at(-1)),
    );
    return gaps[stream];
  };
  const costs = lattices.map((lattice, stream) => lattice.cost(gapOf(stream), -1));
  const result = turns.map((turn, at) => {
    const current = assignment[at] ?? 0;
    const isStale = (stream: number) => (changed[stream] ?? 0) > (tried[at] ?? 0);
    const all = isStale(current);
    valueAt(rests, current).pop();
    gaps[current] = undefined;
    if (all) gains[at] = (costs[current] ?? 0) - valueAt(lattices, current).cost(gapOf(current), at);
    const gain = gains[at] ?? 0;
    let best = current;
    for (let stream = 0; stream < lattices.length; stream++) {
      if (stream === current || !(all || isStale(stream))) continue;
      const limit = (costs[stream] ?? 0) + (gains[at] ?? 0);
      const cost = valueAt(lattices, stream).costWith(gapOf(stream), turn, at, limit);
      if (cost >= limit) continue;
      best = stream;
      gains[at] = cost - (costs[stream] ?? 0);
    }
    memory.step++;
    tried[at] = memory.step;
    if (best !== current) {
      costs[current] = (costs[current] ?? 0) - gain;
      costs[best] = (costs[best] ?? 0) + (gains[at] ?? 0);
      changed[current] = memory.step;
      changed[best] = memory.step;
    }
    before[best] = valueAt(lattices, best).append(valueAt(before, best), turn, at);
    gaps[best] = undefined;
    return best;
  });
  return result.some((stream, at) => stream !== assignment[at]) ? result : undefined;
}

/** For each stream the states of its turns from the k-th on; the state of all of them last. */
function restsOf<State, Gap>(
  turns: readonly WordTurn[],
  lattices: readonly Lattice<State, Gap>[],
  assignment: readonly number[],
): State[][] {
  const rests = lattices.map((lattice) => [lattice.end()]);
  for (let at = turns.length - 1; at >= 0; at--) {
    const stream = assignment[at] ?? 0;
    const states = valueAt(rests, stream);
    states.push(valueAt(lattices, stream).prepend(defined(states.at(-1)), valueAt(turns, at), at));
  }
  return rests;
}
