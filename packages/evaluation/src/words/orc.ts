import { defined, valueAt } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { errorsOf } from "./cp.ts";
import { sumErrors, type WordErrors, wordErrors } from "./error-rate.ts";
import { exactAssignment } from "./exact-orc.ts";
import { greedyAssignment } from "./greedy.ts";
import { exchange, pairSpeakers } from "./pairing.ts";
import {
  concatenate,
  prepareSession,
  type Session,
  streamsOf,
  type TimedWordOptions,
  type Tokens,
  type WordOptions,
  type WordTurn,
} from "./session.ts";

/** Errors under the best assignment of turns to streams. */
export interface OrcErrors extends WordErrors {
  /** Whether no assignment has fewer errors. If not, the search was greedy and this is an upper bound. */
  readonly exact: boolean;
  /** For each given turn (reference turns for ORC, hypothesis turns for DI-cp) the stream it was assigned to. */
  readonly assignment: readonly (string | null)[];
}

/** How ORC assignments are searched. */
export interface OrcSearch {
  /** `auto` (default): exact where feasible, else greedy. `greedy`: always MeetEval's greedy search. */
  readonly search?: "auto" | "greedy";
}

/**
 * ORC-WER: every reference turn is assigned to the hypothesis stream that suits it best, so that only
 * recognition counts, not who spoke (Sklyar et al. 2021). One session.
 */
export function orcWordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions & OrcSearch = {},
): OrcErrors {
  return orcErrors(prepareSession(reference, hypothesis, options), options);
}

/** tcORC-WER: ORC-WER where only words that are near in time may match. One session. */
export function tcorcWordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: TimedWordOptions & OrcSearch,
): OrcErrors {
  return orcErrors(prepareSession(reference, hypothesis, options), options);
}

/**
 * DI-cpWER (diarization invariant): every hypothesis turn is assigned to the reference speaker that suits
 * it best; what cpWER adds to it is the price of wrong speakers (von Neumann et al. 2024,
 * arXiv:2409.09124). Greedy, as in MeetEval, and never above cpWER. The search starts from the pairing of cpWER;
 * where several cost the same, MeetEval may start from another and end elsewhere. One session.
 */
export function dicpWordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions = {},
): OrcErrors {
  return dicpErrors(prepareSession(reference, hypothesis, options));
}

/** DI-cpWER: ORC-WER with both sides exchanged. */
export function dicpErrors(session: Session): OrcErrors {
  const exchanged = orcErrors(exchange(session), { search: "greedy" });
  const counts = wordErrors({
    length: session.reference.reduce((sum, turn) => sum + turn.ids.length, 0),
    insertions: exchanged.deletions,
    deletions: exchanged.insertions,
    substitutions: exchanged.substitutions,
  });
  return { ...exchanged, ...counts };
}

/** ORC-WER, or tcORC-WER where the session has times. */
export function orcErrors(session: Session, { search = "auto" }: OrcSearch = {}): OrcErrors {
  const turns = session.reference.filter((turn) => turn.ids.length > 0);
  const streams = [...streamsOf(session.hypothesis.filter((turn) => turn.ids.length > 0))];
  const rows = streams.map(([, own]) => concatenate(own));
  const score = (assignment: readonly number[]) => ({
    assignment,
    errors: errorsUnder(assignment, turns, rows),
  });
  const found = search === "auto" ? exactAssignment(turns, rows) : undefined;
  const best = found ? score(found) : greedy();
  const assignment = Array<string | null>(session.reference.length).fill(null);
  turns.forEach((turn, at) => {
    assignment[turn.index] = streams[valueAt(best.assignment, at)]?.[0] ?? null;
  });
  return { ...best.errors, exact: found !== undefined || streams.length < 2, assignment };

  /** MeetEval's search, from the pairing of cpWER; where its first phase leads above cpWER, without that phase. */
  function greedy() {
    const initial = initialAssignment(
      session,
      turns,
      streams.map(([speaker]) => speaker),
    );
    const asMeetEval = score(greedyAssignment(turns, rows, initial, [2, 1]));
    if (asMeetEval.errors.errors <= errorsUnder(initial, turns, rows).errors) return asMeetEval;
    return score(greedyAssignment(turns, rows, initial, [1]));
  }
}

function errorsUnder(
  assignment: readonly number[],
  turns: readonly WordTurn[],
  rows: readonly Tokens[],
): WordErrors {
  if (rows.length === 0) return errorsOf(concatenate(turns), concatenate([]));
  const own = Map.groupBy(turns.keys(), (at) => valueAt(assignment, at));
  return sumErrors(
    rows.map((row, stream) =>
      errorsOf(concatenate((own.get(stream) ?? []).map((at) => valueAt(turns, at))), row),
    ),
  );
}

/** The stream of each turn under the pairing of cpWER; unpaired speakers go where they cost least. */
function initialAssignment(
  session: Session,
  turns: readonly WordTurn[],
  streams: readonly string[],
): number[] {
  if (streams.length === 0) return turns.map(() => 0);
  const { pairs, costs } = pairSpeakers(session);
  const speakers = [...streamsOf(session.reference).keys()];
  const columns = [...streamsOf(session.hypothesis).keys()].map((speaker) => streams.indexOf(speaker));
  const partners = new Map(
    pairs.map(([speaker, partner]) => [speaker, partner === null ? -1 : streams.indexOf(partner)]),
  );
  const stream = new Map(
    speakers.map((speaker, row) => {
      const usable = [...columns.keys()].filter((column) => valueAt(columns, column) >= 0);
      const nearest = usable.reduce((best, column) =>
        valueAt(valueAt(costs, row), column) < valueAt(valueAt(costs, row), best) ? column : best,
      );
      const partner = partners.get(speaker) ?? -1;
      return [speaker, partner >= 0 ? partner : valueAt(columns, nearest)] as const;
    }),
  );
  return turns.map((turn) => defined(stream.get(turn.speaker)));
}
