import { softmax } from "../statistics.ts";
import type { DecodedBlock, SpeakerState } from "./decode-speakers.ts";

/** Evidence against a state in a frame in which it cannot speak. */
const ABSENT = -1;

/**
 * How likely each entity is to have spoken all of some frames of a block; of its states the best counts.
 *
 * @param states of the whole recording
 * @param from first frame, counted from the start of the block
 * @param to exclusive
 * @returns probabilities by entity, summing to 1
 */
export function beliefsIn(
  states: readonly SpeakerState[],
  { present, emissions }: Pick<DecodedBlock, "present" | "emissions">,
  from: number,
  to: number,
): Map<string, number> {
  const totals = new Map<SpeakerState, number>();
  for (const [column, state] of present.entries()) {
    let total = 0;
    for (let frame = from; frame < to; frame++)
      total += Math.max(ABSENT, emissions[frame * present.length + column] ?? Number.NaN);
    totals.set(state, total);
  }
  const entities = new Map<string, number>();
  for (const state of states) {
    const total = totals.get(state) ?? ABSENT * (to - from);
    entities.set(state.entity, Math.max(entities.get(state.entity) ?? Number.NEGATIVE_INFINITY, total));
  }
  const shares = softmax([...entities.values()]);
  return new Map([...entities.keys()].map((entity, i) => [entity, shares[i] ?? 0]));
}
