export {
  EVALUATION_ERROR_KINDS,
  EvaluationError,
  type EvaluationErrorCode,
  type EvaluationErrorData,
} from "./errors.ts";
export {
  type OpenSetRate,
  openSetAt,
  openSetIdentification,
  type Probe,
  type VerificationRate,
  verification,
  verificationAt,
} from "./faces/open-set.ts";
export {
  type FaceIdentification,
  type FaceOptions,
  type FaceTrack,
  faceIdentification,
  intersectionOverUnion,
} from "./faces/tracks.ts";
export {
  formatTranscript,
  parseTranscript,
  readRegions,
  readTranscript,
  type TranscriptKind,
  transcriptKind,
} from "./formats/files.ts";
export type { NistText, NistWord } from "./formats/nist-text.ts";
export { readUem as parseRegions, writeUem as formatRegions } from "./formats/uem.ts";
export { type Evaluation, evaluate } from "./report/evaluate.ts";
export type { EvaluateOptions } from "./report/evaluate-options.ts";
export type { Metric, Scores } from "./report/scores.ts";
export {
  type ComparedMeeting,
  compareHypotheses,
  evaluateSuite,
  type HypothesisComparison,
  type SuiteMeeting,
} from "./report/suite.ts";
export { renderTable } from "./report/table.ts";
export { type Comparison, type Counted, compareByTurns } from "./statistics/bootstrap.ts";
export { type Proportion, wilson } from "./statistics/wilson.ts";
export {
  type DiarizationErrors,
  diarizationErrorRate,
  type JaccardErrors,
  jaccardErrorRate,
} from "./time/diarization.ts";
export {
  type IdentificationErrors,
  identificationErrorRate,
  type NamingOptions,
} from "./time/identification.ts";
export type { ScoringOptions } from "./time/timeline.ts";
export { type NamedUtterance, nameUtterances } from "./time/utterances.ts";
export type { MarkedSegment, ScoredRegion, Transcript, TranscriptSegment } from "./transcript.ts";
export { type CpErrors, cpWordErrorRate, tcpWordErrorRate, wordErrorRate } from "./words/cp.ts";
export { sumErrors, type WordErrors } from "./words/error-rate.ts";
export { type MimoErrors, mimoWordErrorRate } from "./words/mimo.ts";
export { nistWordErrorRate } from "./words/nist/nist-errors.ts";
export { type Normalization, normalize } from "./words/normalize.ts";
export {
  dicpWordErrorRate,
  type OrcErrors,
  type OrcSearch,
  orcWordErrorRate,
  tcorcWordErrorRate,
} from "./words/orc.ts";
export type { TimedWordOptions, WordOptions } from "./words/session.ts";
export { type TurnErrors, turnErrors } from "./words/turn-errors.ts";
export type { WordTimingMode } from "./words/word-timing.ts";
