import type { Evidence } from "@hapju/contract";
import type { Segment } from "@hapju/spec";
import type { IdentityCandidate, IdentityEvidence } from "./types";

/** The sources of evidence, in the order they are shown. */
export const SOURCES = ["face", "voice", "lips", "position"] as const;
/** A source of evidence. */
export type ScoreSource = (typeof SOURCES)[number];

type LogLikelihoods = Partial<Record<ScoreSource, number | undefined>>;

/** How much a source speaks for the name, in words. */
export type Weight = "strongly" | "clearly" | "slightly" | "neutral" | "against";

/** Why a name stands where it does. */
export interface Why {
  readonly reason: IdentityEvidence["reason"] | "heard";
  readonly confidence: number;
  readonly scores: readonly {
    readonly source: ScoreSource;
    readonly logLikelihood: number;
    readonly weight: Weight;
  }[];
  readonly runnerUp?: { readonly speaker: string; readonly name?: string; readonly probability: number };
  /** The sighting that decided most. */
  readonly frame?: IdentityEvidence["frames"][number];
  /** What decided who speaks here. */
  readonly by?: Evidence["speaking"][number]["by"];
}

/** Log-likelihood ratios in words: e^4 is fifty to one, e^1.5 four to one, e^0.4 one and a half to one. */
export function weightOf(logLikelihood: number): Weight {
  if (logLikelihood >= 4) return "strongly";
  if (logLikelihood >= 1.5) return "clearly";
  if (logLikelihood >= 0.4) return "slightly";
  return logLikelihood > -0.4 ? "neutral" : "against";
}

const shared = (a: Segment, b: Segment) =>
  Math.max(0, Math.min(a.endSeconds, b.endSeconds) - Math.max(a.startSeconds, b.startSeconds));

/**
 * Why a speaker has their name: what face and voice say about who it is, and, within a segment of speech, what lips,
 * voice and position say about who is heard.
 */
export function whyOf(evidence: Evidence, speaker: string, within?: Segment): Why | undefined {
  const heard = within && heardBest(evidence, speaker, within);
  const track =
    evidence.tracks.find((one) => one.speaker === speaker && one.track === heard?.track) ??
    surest(evidence.tracks.filter((one) => one.speaker === speaker));
  const voice =
    evidence.voices.find((one) => one.speaker === speaker && one.voice === heard?.voice) ??
    surest(evidence.voices.filter((one) => one.speaker === speaker));
  const naming = track ?? voice;
  if (!naming && !heard) return undefined;
  const own = (one: IdentityEvidence | undefined) => one && candidateOf(one, speaker)?.logLikelihoods;
  const said: LogLikelihoods = {
    ...own(voice),
    ...own(track),
    ...pick(heard?.logLikelihoods, ["lips", "position"]),
  };
  if (said.voice === undefined && heard?.logLikelihoods.voice !== undefined)
    said.voice = heard.logLikelihoods.voice;
  const runnerUp = naming?.runnerUp
    ? {
        speaker: naming.runnerUp.person,
        name: naming.runnerUp.name,
        probability: naming.runnerUp.probability,
      }
    : heard?.runnerUp && { speaker: heard.runnerUp.speaker, probability: heard.runnerUp.confidence };
  return {
    reason: heard?.by === "correction" ? "corrected" : (naming?.reason ?? "heard"),
    confidence: heard?.by === "correction" ? 1 : Math.min(naming?.confidence ?? 1, heard?.confidence ?? 1),
    scores: SOURCES.flatMap((source) => {
      const logLikelihood = said[source];
      return logLikelihood === undefined ? [] : [{ source, logLikelihood, weight: weightOf(logLikelihood) }];
    }),
    ...(runnerUp ? { runnerUp } : {}),
    ...(track?.frames[0] ? { frame: track.frames[0] } : {}),
    ...(heard ? { by: heard.by } : {}),
  };
}

const surest = <One extends IdentityEvidence>(namings: readonly One[]): One | undefined =>
  namings.toSorted((a, b) => b.confidence - a.confidence)[0];

const candidateOf = ({ candidates }: IdentityEvidence, speaker: string): IdentityCandidate | undefined =>
  candidates.find(({ person }) => person === (speaker.startsWith("unknown-") ? "unknown" : speaker));

function heardBest({ speaking }: Evidence, speaker: string, within: Segment) {
  return speaking
    .filter((one) => one.speaker === speaker && shared(one, within) > 0)
    .toSorted((a, b) => shared(b, within) - shared(a, within))[0];
}

const pick = <Key extends string>(
  from: { readonly [K in Key]?: number | undefined } | undefined,
  keys: readonly Key[],
) => Object.fromEntries(keys.flatMap((key) => (from?.[key] === undefined ? [] : [[key, from[key]]])));
