import type { DiarizationErrors, JaccardErrors } from "../time/diarization.ts";
import type { IdentificationErrors } from "../time/identification.ts";
import type { CpErrors } from "../words/cp.ts";
import type { WordErrors } from "../words/error-rate.ts";
import type { MimoErrors } from "../words/mimo.ts";
import type { OrcErrors } from "../words/orc.ts";

/** The scores of one session, or of all. Rates are `CER` where the unit is characters. */
export interface Scores {
  readonly wer?: WordErrors;
  readonly nistWer?: WordErrors;
  readonly cpWer?: CpErrors;
  readonly tcpWer?: CpErrors;
  readonly orcWer?: OrcErrors;
  readonly tcorcWer?: OrcErrors;
  readonly dicpWer?: OrcErrors;
  readonly mimoWer?: MimoErrors;
  readonly der?: DiarizationErrors;
  readonly jer?: JaccardErrors;
  readonly identification?: IdentificationErrors;
}

/** The name of a metric. */
export type Metric = keyof Scores;
