import { type Proportion, wilson } from "../statistics/wilson.ts";

/** One face (or voice) that was searched in a directory. */
export interface Probe {
  /** Who it is, if they are in the directory; null if they are not. */
  readonly person: string | null;
  /** The best candidate and its score; higher is more similar. */
  readonly candidate: string;
  readonly score: number;
}

/** What a threshold gives. */
export interface OpenSetRate {
  readonly threshold: number;
  /** True positive identification rate: enrolled probes whose best candidate is right and at or above the threshold. */
  readonly truePositive: Proportion;
  /** False positive identification rate: probes of strangers with a candidate at or above the threshold. */
  readonly falsePositive: Proportion;
}

/** TPIR and FPIR at one threshold (ISO/IEC 19795-1). */
export function openSetAt(probes: readonly Probe[], threshold: number): OpenSetRate {
  const enrolled = probes.filter((probe) => probe.person !== null);
  const strangers = probes.filter((probe) => probe.person === null);
  const named = enrolled.filter((probe) => probe.candidate === probe.person && probe.score >= threshold);
  return {
    threshold,
    truePositive: wilson(named.length, enrolled.length),
    falsePositive: wilson(strangers.filter((probe) => probe.score >= threshold).length, strangers.length),
  };
}

/** TPIR at the lowest threshold whose FPIR is at most `falsePositiveRate`. */
export function openSetIdentification(probes: readonly Probe[], falsePositiveRate: number): OpenSetRate {
  const strangers = probes.filter((probe) => probe.person === null).map((probe) => probe.score);
  return openSetAt(probes, thresholdFor(strangers, falsePositiveRate));
}

/** What a threshold gives for pairs: same person or not. */
export interface VerificationRate {
  readonly threshold: number;
  /** True accept rate: pairs of one person at or above the threshold. */
  readonly trueAccept: Proportion;
  /** False accept rate: pairs of two people at or above the threshold. */
  readonly falseAccept: Proportion;
}

/** TAR and FAR at one threshold. */
export function verificationAt(
  same: readonly number[],
  different: readonly number[],
  threshold: number,
): VerificationRate {
  const accepted = (scores: readonly number[]) => scores.filter((score) => score >= threshold).length;
  return {
    threshold,
    trueAccept: wilson(accepted(same), same.length),
    falseAccept: wilson(accepted(different), different.length),
  };
}

/** TAR at the lowest threshold whose FAR is at most `falseAcceptRate`. */
export function verification(
  same: readonly number[],
  different: readonly number[],
  falseAcceptRate: number,
): VerificationRate {
  return verificationAt(same, different, thresholdFor(different, falseAcceptRate));
}

/** The lowest score (or just above the highest) that at most the given share of scores reach. */
function thresholdFor(scores: readonly number[], share: number): number {
  const sorted = scores.toSorted((a, b) => b - a);
  const allowed = Math.floor(share * sorted.length + 1e-9);
  const firstRefused = sorted[allowed];
  if (firstRefused === undefined) return sorted.at(-1) ?? 0;
  return firstRefused + Math.max(Number.EPSILON, Math.abs(firstRefused) * Number.EPSILON);
}
