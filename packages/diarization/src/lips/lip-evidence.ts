import type { FrameSeries } from "../frame-series.ts";
import type { Track } from "../observations/faces.ts";
import type { LipScores } from "../observations/lips.ts";
import { quantile } from "../quantile.ts";
import { clamp } from "../statistics.ts";
import { limitedByMatch } from "./limit-by-match.ts";
import { lipSeries } from "./lip-series.ts";
import { mouthAtRest, USUAL_REST } from "./rest-level.ts";

/** Per track: log-likelihood ratio "speaks : is silent" per frame in which it is in view; NaN where lips say nothing. */
export type LipEvidence = ReadonlyMap<string, FrameSeries>;

/** No look at a mouth is surer than this. */
const LIMIT = 4;
/** Half of what is seen is idle mouths, at least. */
const IDLE_SHARE = 0.5;
/** A mouth is judged against its own rest, moved by no more than this: livelier ones down, quieter ones up. */
const MOST_DOWN = 2;
const MOST_UP = 1;
/** Scores of active speaker models are log-likelihood ratios only roughly: a wider range than this is narrowed. */
const WIDEST_RANGE = 10;

/** What lips say of every track, comparable between tracks: how they move, at most as much as the sound allows. */
export function lipEvidence(
  tracks: readonly Track[],
  lips: readonly (readonly LipScores[])[],
  frames: number,
): LipEvidence {
  const series = lipSeries(tracks, lips, frames);
  const motion = comparable(new Map([...series].map(([id, { motion }]) => [id, motion])));
  const mouths = tracks.map(({ id }) => ({ id, moves: motion.get(id)!, match: series.get(id)!.match }));
  return new Map(
    [...limitedByMatch(mouths, frames)].map(([id, values]) => [
      id,
      values.map((value) => Math.max(-LIMIT, value)),
    ]),
  );
}

/** Each mouth against its own rest, all on one scale. */
function comparable(evidence: LipEvidence): LipEvidence {
  const known = new Map([...evidence].map(([id, series]) => [id, series.known()]));
  const all = joined([...known.values()]).sort();
  if (all.length === 0) return evidence;
  const range = quantile(all, 0.97) - quantile(all, IDLE_SHARE);
  const scale = Math.min(1, WIDEST_RANGE / Math.max(range, 1e-9));
  return new Map(
    [...evidence].map(([id, series]) => {
      const rest = mouthAtRest(known.get(id)!.map((value) => value * scale));
      const shift = clamp(rest - USUAL_REST, -MOST_UP, MOST_DOWN);
      return [id, series.map((value) => clamp(value * scale - shift, -LIMIT, LIMIT))];
    }),
  );
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
