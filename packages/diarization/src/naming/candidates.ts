import type { Candidate, SourceEvidence } from "../decisions.ts";
import { softmax } from "../statistics.ts";
import type { Nameable } from "./assign.ts";

/** The possible answers for one nameable, most probable first, `unknown` among them. */
export function candidatesOf(
  { weights, unknown }: Nameable,
  evidenceFor: (person: string) => SourceEvidence | undefined,
): Candidate[] {
  const answers = [["unknown", unknown] as const, ...weights];
  const shares = softmax(answers.map(([, weight]) => weight));
  return answers
    .map(([person], i) => ({
      person,
      logLikelihoods: evidenceFor(person) ?? {},
      probability: shares[i] ?? 0,
    }))
    .sort((a, b) => b.probability - a.probability || (a.person < b.person ? -1 : 1));
}

/** The sum of the evidence of all sources; undefined if no source has any. */
export function totalEvidence(sources: SourceEvidence): number | undefined {
  const values = Object.values(sources);
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
}
