import type { ScoredPart } from "../channels.ts";
import { withinRegions } from "../check.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { cpErrors, joinedErrors } from "../words/cp.ts";
import { sumErrors } from "../words/error-rate.ts";
import { withoutIgnored } from "../words/ignored.ts";
import { mimoErrors } from "../words/mimo.ts";
import { nistWordErrorRate } from "../words/nist/nist-errors.ts";
import { dicpErrors, orcErrors } from "../words/orc.ts";
import { prepareSession } from "../words/session.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";
import type { Metric, Scores } from "./scores.ts";

/** The word metrics of one session, given channel by channel. */
export function wordScores(
  parts: readonly ScoredPart[],
  options: EvaluateOptions,
  wanted: ReadonlySet<Metric>,
): Scores {
  const { wordCollarSeconds = 5, ...rest } = options;
  const scored = (side: "reference" | "hypothesis") =>
    parts.flatMap(({ marks, regions, ...part }) => withinRegions(withoutIgnored(part[side], marks), regions));
  const reference = scored("reference");
  const hypothesis = scored("hypothesis");
  const plain = prepareSession(reference, hypothesis, rest);
  const timed = prepareSession(reference, hypothesis, { ...rest, collarSeconds: wordCollarSeconds });
  const mimoWer = wanted.has("mimoWer") ? mimoErrors(plain) : undefined;
  return {
    ...(wanted.has("wer") && { wer: joinedErrors(plain) }),
    ...(wanted.has("nistWer") && { nistWer: sumErrors(parts.map((part) => nistErrors(part, options))) }),
    ...(wanted.has("cpWer") && { cpWer: cpErrors(plain) }),
    ...(wanted.has("tcpWer") && { tcpWer: cpErrors(timed) }),
    ...(wanted.has("orcWer") && { orcWer: orcErrors(plain) }),
    ...(wanted.has("tcorcWer") && { tcorcWer: orcErrors(timed) }),
    ...(wanted.has("dicpWer") && { dicpWer: dicpErrors(plain) }),
    ...(mimoWer && { mimoWer }),
  };
}

function nistErrors({ reference, hypothesis, marks, regions }: ScoredPart, options: EvaluateOptions) {
  const scored = (segments: readonly TranscriptSegment[]) => withinRegions(segments, regions);
  return nistWordErrorRate(scored(reference), scored(hypothesis), { ...options, marks });
}
