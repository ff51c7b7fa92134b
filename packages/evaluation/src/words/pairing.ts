import { assign } from "../assignment.ts";
import { defined, valueAt } from "../defined.ts";
import { timedDistance } from "./alignment.ts";
import { BitWords } from "./bit-rows.ts";
import { concatenate, type Session, streamsOf, type Tokens } from "./session.ts";

/** Which reference speaker goes with which hypothesis speaker at least cost; null where there is none. */
export interface Pairing {
  readonly pairs: readonly (readonly [string | null, string | null])[];
  /** The errors of every possible pair. Rows are reference speakers in order of first appearance. */
  readonly costs: readonly (readonly number[])[];
}

/** The costs of all pairs are the dear part of most metrics: they are computed once for a session. */
const known = new WeakMap<Session, Pairing>();

/** The pairing of least cost. */
export function pairSpeakers(session: Session): Pairing {
  let pairing = known.get(session);
  if (!pairing) {
    pairing = compute(session);
    known.set(session, pairing);
  }
  return pairing;
}

/** Both sides exchanged. The costs stay what they are: an insertion is a deletion seen from the other side. */
export function exchange(session: Session): Session {
  const exchanged = { reference: session.hypothesis, hypothesis: session.reference };
  const { pairs, costs } = pairSpeakers(session);
  known.set(exchanged, {
    pairs: pairs.map(([reference, hypothesis]) => [hypothesis, reference] as const),
    costs: Array.from(streamsOf(session.hypothesis), (_, column) => costs.map((row) => valueAt(row, column))),
  });
  return exchanged;
}

function compute(session: Session): Pairing {
  const references = [...streamsOf(session.reference)];
  const hypotheses = [...streamsOf(session.hypothesis)];
  const rows = references.map(([, turns]) => concatenate(turns));
  const columns = hypotheses.map(([, turns]) => concatenate(turns));
  const costs = rows.map((row) => columns.map(errorsAgainst(row)));
  // An unpaired speaker costs all of their words: pad to a square so that this is an option too.
  const size = Math.max(rows.length, columns.length);
  const square = Array.from({ length: size }, (_, row) =>
    Array.from(
      { length: size },
      (_, column) => costs[row]?.[column] ?? rows[row]?.ids.length ?? columns[column]?.ids.length ?? 0,
    ),
  );
  const pairs = assign(square).map(
    (column, row) => [references[row]?.[0] ?? null, hypotheses[defined(column)]?.[0] ?? null] as const,
  );
  return { pairs, costs };
}

function errorsAgainst(reference: Tokens): (hypothesis: Tokens) => number {
  if (reference.starts) return (hypothesis) => timedDistance(reference, hypothesis);
  const words = new BitWords(reference.ids);
  return (hypothesis) => words.last(words.advance(words.start(), hypothesis.ids));
}
