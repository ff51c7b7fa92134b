import { bitLattice } from "./bit-lattice.ts";
import type { SubstitutionCost } from "./bit-rows.ts";
import { windowsOfTurns } from "./exact-orc.ts";
import { type Lattice, windowLattice } from "./lattice.ts";
import type { Tokens, Turn } from "./session.ts";

/** Rounds after which the search stops even if turns still move; it settles in a few. */
const MOST_ROUNDS = 50;

/**
 * Moves turns between streams one at a time, each to where it costs least, until none moves: MeetEval's
 * greedy search (von Neumann et al. 2024, arXiv:2409.09124). With substitutions at two words are not
 * forced together; MeetEval settles so first, then with substitutions at one.
 */
export function greedyAssignment(
  turns: readonly Turn[],
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
          streams.map((stream, at) => windowLattice(stream, windows[at]!, price)),
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
  turns: readonly Turn[],
  lattices: readonly Lattice<State, Gap>[],
  initial: number[],
): number[] {
  let assignment = initial;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = improve(turns, lattices, assignment);
    if (!moved) break;
    assignment = moved;
  }
  return assignment;
}

/** One pass over the turns; undefined when nothing moved. */
function improve<State, Gap>(
  turns: readonly Turn[],
  lattices: readonly Lattice<State, Gap>[],
  assignment: readonly number[],
): number[] | undefined {
  const rests = restsOf(turns, lattices, assignment);
  const before = lattices.map((lattice) => lattice.start());
  const gapOf = (stream: number) => lattices[stream]!.gap(before[stream]!, rests[stream]!.at(-1)!);
  const gaps = lattices.map((_, stream) => gapOf(stream));
  const costs = lattices.map((lattice, stream) => lattice.cost(gaps[stream]!, -1));
  const result = turns.map((turn, at) => {
    const current = assignment[at]!;
    rests[current]!.pop();
    gaps[current] = gapOf(current);
    const without = lattices[current]!.cost(gaps[current], at);
    let best = current;
    let bestGain = costs[current]! - without;
    for (let stream = 0; stream < lattices.length; stream++) {
      if (stream === current) continue;
      const gain =
        lattices[stream]!.costWith(gaps[stream]!, turn, at, costs[stream]! + bestGain) - costs[stream]!;
      if (gain < bestGain) {
        best = stream;
        bestGain = gain;
      }
    }
    if (best !== current) {
      costs[current] = without;
      costs[best]! += bestGain;
    }
    before[best] = lattices[best]!.append(before[best]!, turn, at);
    gaps[best] = gapOf(best);
    return best;
  });
  return result.some((stream, at) => stream !== assignment[at]) ? result : undefined;
}

/** For each stream the states of its turns from the k-th on; the state of all of them last. */
function restsOf<State, Gap>(
  turns: readonly Turn[],
  lattices: readonly Lattice<State, Gap>[],
  assignment: readonly number[],
): State[][] {
  const rests = lattices.map((lattice) => [lattice.end()]);
  for (let at = turns.length - 1; at >= 0; at--) {
    const stream = assignment[at]!;
    const states = rests[stream]!;
    states.push(lattices[stream]!.prepend(states.at(-1)!, turns[at]!, at));
  }
  return rests;
}
