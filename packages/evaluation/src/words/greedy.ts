import type { SubstitutionCost } from "./bit-rows.ts";
import { windowsOfTurns } from "./exact-orc.ts";
import { bitLattice, type Lattice, windowLattice } from "./lattice.ts";
import type { Tokens, Turn } from "./session.ts";

/** Rounds after which the search stops even if turns still move; it settles in a few. */
const MOST_ROUNDS = 50;

/**
 * Moves turns between streams one at a time, each to where it costs least, until none moves: MeetEval's
 * greedy search (von Neumann et al. 2024, arXiv:2409.09124). First with substitutions at two, which keeps
 * words from being forced together, then at one.
 */
export function greedyAssignment(
  turns: readonly Turn[],
  streams: readonly Tokens[],
  initial: readonly number[],
  prices: readonly SubstitutionCost[] = [2, 1],
): number[] {
  let assignment = [...initial];
  if (streams.length < 2) return assignment;
  const timed = turns.some((turn) => turn.starts);
  const windows = timed ? windowsOfTurns(turns, streams) : [];
  for (const price of prices) {
    assignment = timed
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

function settle<State>(
  turns: readonly Turn[],
  lattices: readonly Lattice<State>[],
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
function improve<State>(
  turns: readonly Turn[],
  lattices: readonly Lattice<State>[],
  assignment: readonly number[],
): number[] | undefined {
  const rests = restsOf(turns, lattices, assignment);
  const before = lattices.map((lattice) => lattice.start());
  const behind = lattices.map(() => 0);
  const costs = lattices.map((lattice, stream) => lattice.join(before[stream]!, rests[stream]![0]!, -1));
  const result = turns.map((turn, at) => {
    const current = assignment[at]!;
    const rest = (stream: number) => rests[stream]![behind[stream]!]!;
    behind[current]!++;
    const without = lattices[current]!.join(before[current]!, rest(current), at);
    let best = {
      stream: current,
      gain: costs[current]! - without,
      state: undefined as State | undefined,
      cost: 0,
    };
    for (let stream = 0; stream < lattices.length; stream++) {
      const lattice = lattices[stream]!;
      if (stream === current || lattice.bound(turn, at) >= best.gain) continue;
      const state = lattice.append(before[stream]!, turn, at);
      const cost = lattice.join(state, rest(stream), at);
      const gain = cost - costs[stream]!;
      if (gain < best.gain) best = { stream, gain, state, cost };
    }
    if (best.stream !== current) {
      costs[current] = without;
      costs[best.stream] = best.cost;
    }
    before[best.stream] = best.state ?? lattices[current]!.append(before[current]!, turn, at);
    return best.stream;
  });
  return result.some((stream, at) => stream !== assignment[at]) ? result : undefined;
}

/** For each stream the states of its turns from the k-th on, the state of none last. */
function restsOf<State>(
  turns: readonly Turn[],
  lattices: readonly Lattice<State>[],
  assignment: readonly number[],
): State[][] {
  const rests = lattices.map((lattice) => [lattice.end()]);
  for (let at = turns.length - 1; at >= 0; at--) {
    const stream = assignment[at]!;
    const states = rests[stream]!;
    states.push(lattices[stream]!.prepend(states.at(-1)!, turns[at]!, at));
  }
  return rests.map((states) => states.reverse());
}
