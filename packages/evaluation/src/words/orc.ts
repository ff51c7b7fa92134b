import type { Segment } from "../transcript.ts";
import { errorsOf, pairStreams } from "./cp.ts";
import { sumErrors, type WordErrors, wordErrors } from "./error-rate.ts";
import { exactAssignment } from "./exact-orc.ts";
import { greedyAssignment } from "./greedy.ts";
import {
  concatenate,
  prepareSession,
  type Session,
  streamsOf,
  type TimedWordOptions,
  type Turn,
  type WordOptions,
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
  reference: readonly Segment[],
  hypothesis: readonly Segment[],
  options: WordOptions & OrcSearch = {},
): OrcErrors {
  return orcErrors(prepareSession(reference, hypothesis, options), options);
}

/** tcORC-WER: ORC-WER where only words that are near in time may match. One session. */
export function tcorcWordErrorRate(
  reference: readonly Segment[],
  hypothesis: readonly Segment[],
  options: TimedWordOptions & OrcSearch,
): OrcErrors {
  return orcErrors(prepareSession(reference, hypothesis, options), options);
}

/**
 * DI-cpWER (diarization invariant): every hypothesis turn is assigned to the reference speaker that suits
 * it best; what cpWER adds to it is the price of wrong speakers (von Neumann et al. 2024,
 * arXiv:2409.09124). Greedy, as in MeetEval, and never above cpWER. One session.
 */
export function dicpWordErrorRate(
  reference: readonly Segment[],
  hypothesis: readonly Segment[],
  options: WordOptions = {},
): OrcErrors {
  const { reference: turns, hypothesis: streams } = prepareSession(reference, hypothesis, options);
  const swapped = orcErrors({ reference: streams, hypothesis: turns }, { search: "greedy" });
  const counts = wordErrors({
    length: turns.reduce((sum, turn) => sum + turn.ids.length, 0),
    insertions: swapped.deletions,
    deletions: swapped.insertions,
    substitutions: swapped.substitutions,
  });
  return { ...swapped, ...counts };
}

function orcErrors(session: Session, { search = "auto" }: OrcSearch): OrcErrors {
  const turns = session.reference.filter((turn) => turn.ids.length > 0);
  const streams = [...streamsOf(session.hypothesis.filter((turn) => turn.ids.length > 0))];
  const rows = streams.map(([, own]) => concatenate(own));
  const found = search === "auto" ? exactAssignment(turns, rows) : undefined;
  const candidates = found
    ? [found]
    : greedyCandidates({ reference: turns, hypothesis: session.hypothesis }, streams);
  const scored = candidates.map((assignment) => ({
    assignment,
    errors: sumErrors(
      streams.length === 0
        ? [errorsOf(concatenate(turns), concatenate([]))]
        : rows.map((row, stream) =>
            errorsOf(concatenate(turns.filter((_, at) => assignment[at] === stream)), row),
          ),
    ),
  }));
  const best = scored.reduce((least, next) => (next.errors.errors < least.errors.errors ? next : least));
  const assignment = Array<string | null>(session.reference.length).fill(null);
  turns.forEach((turn, at) => {
    assignment[turn.index] = streams[best.assignment[at]!]?.[0] ?? null;
  });
  return { ...best.errors, exact: found !== undefined || streams.length < 2, assignment };
}

/**
 * MeetEval's greedy search from the pairing of cpWER; where its first phase leads above cpWER, the search
 * without that phase, which cannot.
 */
function greedyCandidates(
  session: Session,
  streams: readonly (readonly [string, readonly Turn[]])[],
): number[][] {
  const rows = streams.map(([, own]) => concatenate(own));
  const initial = initialAssignment(
    session,
    streams.map(([speaker]) => speaker),
  );
  return [
    greedyAssignment(session.reference, rows, initial),
    greedyAssignment(session.reference, rows, initial, [1]),
  ];
}

function initialAssignment(session: Session, streams: readonly string[]): number[] {
  if (streams.length === 0) return session.reference.map(() => 0);
  const hypothesis = session.hypothesis.filter((turn) => turn.ids.length > 0);
  const { pairs, costs } = pairStreams({ reference: session.reference, hypothesis });
  const speakers = [...streamsOf(session.reference).keys()];
  const stream = new Map(
    speakers.map((speaker, row) => {
      const partner = pairs[row]?.hypothesis ?? null;
      const nearest = costs[row]!.indexOf(Math.min(...costs[row]!));
      return [speaker, partner === null ? nearest : streams.indexOf(partner)] as const;
    }),
  );
  return session.reference.map((turn) => stream.get(turn.speaker)!);
}
