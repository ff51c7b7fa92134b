import type { FrameSeries } from "../frame-series.ts";
import type { Track } from "../observations/faces.ts";
import type { LipScores } from "../observations/lips.ts";
import { clamp, quantile } from "../statistics.ts";
import { limitByMatch } from "./limit-by-match.ts";
import { type LipSeries, lipSeries } from "./lip-series.ts";
import { restLevelOf, USUAL_REST } from "./rest-level.ts";

/** Per track: log-likelihood ratio "speaks : is silent" per frame in which it is in view; NaN where unknown. */
export type LipEvidence = ReadonlyMap<string, FrameSeries>;

/** Largest evidence of one frame. */
const LIMIT = 4;
/** At least half of all visible mouths are silent. */
const SILENT_SHARE = 0.5;
/** A mouth is judged against its own level at rest, moved by no more than this: livelier ones down, quieter ones up. */
const MAX_DOWN = 2;
const MAX_UP = 1;
/** Scores of active speaker models are log-likelihood ratios only roughly: a wider range than this is narrowed. */
const WIDEST_RANGE = 10;

/**
 * The lip evidence of every track, comparable between tracks: how the lips move, at most as much as the sound supports.
 *
 * @param lips per chunk
 * @param frames length of the recording
 */
export function lipEvidence(
  tracks: readonly Track[],
  lips: readonly (readonly LipScores[])[],
  frames: number,
): LipEvidence {
  const limited = limitByMatch(normalised(lipSeries(tracks, lips, frames)), frames);
  return new Map([...limited].map(([id, values]) => [id, values.map((value) => Math.max(-LIMIT, value))]));
}

/** The motion of each mouth relative to its own level at rest, all on one scale. */
function normalised(mouths: readonly LipSeries[]): readonly LipSeries[] {
  const known = mouths.map((mouth) => ({ mouth, scores: mouth.motion.known() }));
  const all = concatenated(known.map(({ scores }) => scores)).sort();
  if (all.length === 0) return mouths;
  const range = quantile(all, 0.97) - quantile(all, SILENT_SHARE);
  const scale = Math.min(1, WIDEST_RANGE / Math.max(range, 1e-9));
  return known.map(({ mouth, scores }) => {
    const rest = restLevelOf(scores.map((value) => value * scale));
    const shift = clamp(rest - USUAL_REST, -MAX_UP, MAX_DOWN);
    return { ...mouth, motion: mouth.motion.map((value) => clamp(value * scale - shift, -LIMIT, LIMIT)) };
  });
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
